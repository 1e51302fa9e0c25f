package io.backwise.routine.redflag;

import io.backwise.routine.held.Held;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What clinicians recorded of red flags. */
@ApplicationScoped
class HeldClearances implements Held {
    private final ClearanceStore clearances;

    HeldClearances(ClearanceStore clearances) {
        this.clearances = clearances;
    }

    /** @param medicalOutcome empty when none was recorded */
    record Item(String flag, String reason, String medicalOutcome, String clearedBy, Instant clearedAt) {
        static Item of(RecordedClearance it) {
            return new Item(
                    it.clearance().flag(),
                    it.clearance().reason(),
                    it.clearance().medicalOutcome().orElse(""),
                    it.clearedBy(),
                    it.clearedAt());
        }
    }

    @Override
    public String section() {
        return "redFlagClearances";
    }

    @Override
    public Set<String> tables() {
        return Set.of("red_flag_clearance");
    }

    @Override
    public Uni<List<Item>> of(UUID patientId) {
        return clearances.all(patientId).map(all -> all.stream().map(Item::of).toList());
    }
}
