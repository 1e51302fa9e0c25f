package io.backwise.routine.plan;

import io.backwise.routine.plan.core.PlanLife;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Pauses a plan because a rule says so, be it locked or not; a clinician resumes it. */
@ApplicationScoped
public class PausingPlan {
    /** Who makes a revision that no person asked for. */
    static final String BY = "rules";

    private final PlanStore plans;
    private final PlanRevising revising;

    PausingPlan(PlanStore plans, PlanRevising revising) {
        this.plans = plans;
        this.revising = revising;
    }

    /** In the transaction of what the rule saw, with the patient locked; nothing when no plan is active. */
    public Uni<Void> pause(UUID patientId, String reason) {
        return pause(patientId, reason, List.of());
    }

    /** @param steps that would have left nothing of it; its items stay, for the clinician who resumes it */
    public Uni<Void> pause(UUID patientId, String reason, List<StepTaken> steps) {
        return plans.current(patientId)
                .chain(plan -> plan.isPresent() && plan.get().life() instanceof PlanLife.Active active
                        ? revising.suspend(plan.get(), active, reason, BY, steps)
                                .replaceWithVoid()
                        : Uni.createFrom().voidItem());
    }
}
