package io.backwise.routine.session;

import io.backwise.kit.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** How late a phone may report for the first time, and how far its clock may run ahead. Pure. */
final class ReportWindow {
    private static final Duration OLDEST = Duration.ofDays(14);
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private ReportWindow() {}

    /** @throws io.backwise.kit.problem.ProblemException 422 for a first report that is too old, or lies in the future */
    static void check(Instant performedAt, Instant now) {
        if (performedAt.isBefore(now.minus(OLDEST))) {
            throw Problem.unprocessable(
                            "session-too-old",
                            "The session is too old to be reported",
                            "A first report may be at most " + OLDEST.toDays() + " days old.",
                            Map.of())
                    .toException();
        }
        if (performedAt.isAfter(now.plus(AHEAD))) {
            throw Problem.unprocessable(
                            "session-in-future",
                            "The session lies in the future",
                            "performedAt may be at most " + AHEAD.toMinutes() + " minutes ahead.",
                            Map.of())
                    .toException();
        }
    }
}
