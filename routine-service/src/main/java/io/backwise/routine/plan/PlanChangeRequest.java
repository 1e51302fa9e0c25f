package io.backwise.routine.plan;

/**
 * A clinician's change of a plan.
 *
 * @param reason why, 1 to 2000 characters; the patient sees it
 */
public record PlanChangeRequest(String reason) {}
