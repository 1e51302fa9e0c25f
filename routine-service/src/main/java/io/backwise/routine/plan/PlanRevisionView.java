package io.backwise.routine.plan;

import java.time.Instant;

/** One revision of a plan as clients see it. */
public record PlanRevisionView(int revision, String reason, String madeBy, Instant madeAt, PlanView plan) {
    static PlanRevisionView of(PlanRevision it) {
        return new PlanRevisionView(it.revision(), it.reason(), it.madeBy(), it.madeAt(), PlanView.of(it.plan()));
    }
}
