package io.backwise.routine.plan;

import org.jspecify.annotations.Nullable;

/**
 * Takes a plan back to what it prescribed.
 *
 * @param revision an earlier one; the one before when absent
 * @param reason why, 1 to 2000 characters; the patient sees it
 */
public record RollbackRequest(@Nullable Integer revision, String reason) {}
