package io.backwise.routine.redflag;

import io.backwise.routine.held.Held;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
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

    /**
     * A clearance on record.
     *
     * @param screenedOn the day of the screening that it holds for
     * @param medicalOutcome empty when none was recorded
     */
    record Item(
            String flag,
            LocalDate screenedOn,
            String reason,
            String medicalOutcome,
            String clearedBy,
            Instant clearedAt) {}

    @Override
    public String section() {
        return "redFlagClearances";
    }

    @Override
    public Set<String> tables() {
        return Set.of("red_flag_clearance");
    }

    @Override
    public Multi<List<Item>> of(UUID patientId) {
        return clearances.all(patientId).toMulti();
    }
}
