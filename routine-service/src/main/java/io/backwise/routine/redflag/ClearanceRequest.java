package io.backwise.routine.redflag;

import org.jspecify.annotations.Nullable;

/**
 * A clinician's clearing of a red flag.
 *
 * @param reason why, 1 to 2000 characters
 * @param medicalOutcome what came of the medical contact; needed for every pathway but {@code review-before-plan}
 */
public record ClearanceRequest(String reason, @Nullable String medicalOutcome) {}
