package io.backwise.routine.plan;

import io.backwise.routine.profile.ZoneChanges;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

/** A patient who moves keeps the plan; from today on its days are those of the new zone. */
@ApplicationScoped
class RevisingZone implements ZoneChanges {
    private static final String REASON = "the patient's time zone changed";

    private final PlanStore plans;
    private final AnnouncingPlans announcing;

    RevisingZone(PlanStore plans, AnnouncingPlans announcing) {
        this.plans = plans;
        this.announcing = announcing;
    }

    @Override
    public Uni<Void> moved(UUID patientId, String zone, String by) {
        return plans.current(patientId).chain(found -> {
            if (found.isEmpty() || found.get().zone().equals(zone)) {
                return Uni.createFrom().voidItem();
            }
            Plan plan = found.get().movedTo(zone);
            LocalDate today = LocalDate.now(ZoneId.of(zone));
            LocalDate from = plan.startsOn().isAfter(today) ? plan.startsOn() : today;
            return plans.replace(plan)
                    .chain(() -> plans.addRevision(plan, REASON, by))
                    .chain(() -> announcing.announce(plan, PlanV1.revised(from, REASON)));
        });
    }
}
