package io.backwise.routine.plan;

/**
 * Takes a plan back to what it prescribed.
 *
 * @param revision an earlier one
 * @param reason why, 1 to 2000 characters; the patient sees it
 */
public record RollbackRequest(Integer revision, String reason) {}
