package io.backwise.routine.plan;

import java.time.Instant;
import java.util.List;

/**
 * What a revision prescribed, without the account of what it left out.
 *
 * @param status of the plan since then
 * @param steps by which rules made it
 */
public record RevisionDoses(
        int revision, Instant madeAt, PlanStatus status, List<Prescription> items, List<StepTaken> steps) {
    /** Whether it prescribes what it lists: a plan that pauses, or is over, only keeps it. */
    boolean isFollowed() {
        return status == PlanStatus.ACTIVE || status == PlanStatus.SUPERSEDED;
    }
}
