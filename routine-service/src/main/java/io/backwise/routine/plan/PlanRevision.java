package io.backwise.routine.plan;

import java.time.Instant;
import java.util.List;

/**
 * One revision of a plan: what it prescribed, why it was made, by whom and when.
 *
 * @param steps by which rules made it; empty when a person did
 */
public record PlanRevision(
        int revision, String reason, String madeBy, Instant madeAt, List<StepTaken> steps, Plan plan) {
    public PlanRevision {
        // Revisions that were stored before rules made any have none.
        steps = steps == null ? List.of() : List.copyOf(steps);
    }
}
