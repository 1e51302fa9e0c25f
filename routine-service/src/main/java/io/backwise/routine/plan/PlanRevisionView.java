package io.backwise.routine.plan;

import java.time.Instant;
import java.util.List;

/** One revision of a plan as clients see it. */
public record PlanRevisionView(
        int revision, String reason, String madeBy, Instant madeAt, List<StepTaken> steps, PlanView plan) {
    static PlanRevisionView of(PlanRevision it) {
        return new PlanRevisionView(
                it.revision(), it.reason(), it.madeBy(), it.madeAt(), it.steps(), PlanView.of(it.plan()));
    }
}
