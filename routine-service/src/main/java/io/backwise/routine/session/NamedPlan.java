package io.backwise.routine.session;

import io.backwise.kit.problem.Problem;
import java.util.Optional;
import java.util.UUID;

/** The plan that a report names. */
sealed interface NamedPlan {
    /** What the report is measured against. */
    record Followed(FollowedPlan plan) implements NamedPlan {}

    /** There is no such plan, no such revision, or no such exercise in it. */
    record Unknown(Problem why) implements NamedPlan {}

    /** @param plan whoever's it is */
    static NamedPlan of(UUID patientId, ReportRequest report, Optional<FollowedPlan> plan) {
        return plan.filter(it -> it.patientId().equals(patientId))
                .map(it -> ReportedVolume.misfit(report, it)
                        .<NamedPlan>map(Unknown::new)
                        .orElse(new Followed(it)))
                .orElseGet(() -> new Unknown(Problem.invalid("planId", "is no plan of this patient")));
    }

    /** @param last revision of the plan */
    static NamedPlan ofNoRevision(int last) {
        return new Unknown(Problem.invalid("planRevision", "must be 1 to " + last));
    }
}
