package io.backwise.routine.session;

import io.backwise.kit.problem.Problem;
import java.util.Optional;
import java.util.UUID;

/** The plan that a report names. */
sealed interface NamedPlan {
    /** What the report is measured against. */
    record Followed(FollowedPlan plan) implements NamedPlan {}

    /** There is no such plan, or no such revision. */
    record Unknown(Problem why) implements NamedPlan {}

    /** @param plan whoever's it is */
    static NamedPlan of(UUID patientId, Optional<FollowedPlan> plan) {
        return plan.filter(it -> it.patientId().equals(patientId))
                .<NamedPlan>map(Followed::new)
                .orElseGet(() -> new Unknown(Problem.invalid("planId", "is no plan of this patient")));
    }

    /** @param last revision of the plan */
    static NamedPlan ofNoRevision(int last) {
        return new Unknown(Problem.invalid("planRevision", "must be 1 to " + last));
    }
}
