package io.backwise.routine.plan;

import io.backwise.routine.profile.ZoneChanges;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A patient who moves keeps the plan; from today on its days are those of the new zone. */
@ApplicationScoped
class RevisingZone implements ZoneChanges {
    private static final String REASON = "the patient's time zone changed";

    private final PlanStore plans;
    private final PlanRevising revising;

    RevisingZone(PlanStore plans, PlanRevising revising) {
        this.plans = plans;
        this.revising = revising;
    }

    @Override
    public Uni<Void> moved(UUID patientId, String zone, String by) {
        return plans.current(patientId).chain(found -> {
            if (found.isEmpty() || found.get().zone().equals(zone)) {
                return Uni.createFrom().voidItem();
            }
            Plan plan = found.get().movedTo(zone);
            LocalDate from = PlanRevising.notBeforeItStarts(plan, PlanRevising.today(plan));
            return revising.keep(plan, REASON, by, List.of(PlanV1.revised(from, REASON)))
                    .replaceWithVoid();
        });
    }
}
