package io.backwise.progress.streak.core;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A session that was reported.
 *
 * @param on the local day that it belongs to, fixed when it was accepted; never derived again
 * @param painBefore NPRS, 0 to 10, as is {@code painAfter}
 */
public record SessionFact(String id, LocalDate on, Instant performedAt, Status status, int painBefore, int painAfter) {

    /** How much was done. */
    public enum Status {
        /** At least half of the exercises: it counts. */
        COMPLETED,
        /** Less than half: shown, and does not count. */
        PARTIAL,
        /** An honest rest because of pain: excuses the day. */
        RESTED
    }

    boolean counts() {
        return status == Status.COMPLETED;
    }
}
