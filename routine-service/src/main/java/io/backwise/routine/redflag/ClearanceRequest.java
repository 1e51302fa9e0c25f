package io.backwise.routine.redflag;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A clinician's clearing of a red flag.
 *
 * @param answeredAt of the list of red flags that the clinician has seen
 * @param reason why, 1 to 2000 characters
 * @param medicalOutcome what came of the medical contact; needed for every pathway but {@code review-before-plan}
 */
public record ClearanceRequest(
        Instant answeredAt, String reason, @Nullable String medicalOutcome) {}
