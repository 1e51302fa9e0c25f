package io.backwise.routine.redflag;

import io.backwise.screening.RedFlag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A red flag that was answered with yes.
 *
 * @param state {@code blocks}, {@code advice} (told, but blocks nothing), {@code moot} (a condition on record explains it)
 *     or {@code cleared}
 * @param clearance what a clinician recorded of this answer; null when nobody did
 */
public record RedFlagView(
        String id,
        String pathway,
        String question,
        String state,
        String advice,
        @Nullable ClearanceView clearance) {

    /** Who cleared it, when and why. */
    public record ClearanceView(String reason, @Nullable String medicalOutcome, String clearedBy, Instant clearedAt) {
        static ClearanceView of(RecordedClearance it) {
            return new ClearanceView(
                    it.clearance().reason(),
                    it.clearance().medicalOutcome().orElse(null),
                    it.clearedBy(),
                    it.clearedAt());
        }
    }

    static RedFlagView of(RedFlag flag, String state, String advice, @Nullable RecordedClearance clearance) {
        return new RedFlagView(
                flag.id(),
                flag.pathway().slug(),
                flag.question(),
                state,
                advice,
                clearance == null ? null : ClearanceView.of(clearance));
    }
}
