package io.backwise.routine.adaptation.core;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Rule PR10: two red sessions among the last three pause the plan and call for a clinician. Pure. */
public final class RepeatedRed {
    /** How many sessions are looked at. */
    public static final int LAST = 3;

    private static final int TOO_MANY = 2;

    private RepeatedRed() {}

    /** A session, by the instant at which it was performed, and how the back answered to it. */
    public record Past(Instant performedAt, Response response) {}

    /**
     * Whether this session makes it two of three. A green one never does, nor does one that was reported late and is none of
     * the last.
     *
     * @param session as it is now known
     * @param others the latest of the patient's other sessions, at least as many as there are up to {@link #LAST}
     */
    public static boolean isReachedBy(Past session, List<Past> others) {
        List<Past> last = Stream.concat(Stream.of(session), others.stream())
                .sorted(Comparator.comparing(Past::performedAt)
                        // Of one moment the worse one counts, in whatever order they were told.
                        .thenComparing(it -> it.response() == Response.RED)
                        .reversed())
                .limit(LAST)
                .toList();
        return session.response() == Response.RED
                && last.contains(session)
                && last.stream().filter(it -> it.response() == Response.RED).count() >= TOO_MANY;
    }

    /** What fires then. */
    public static Finding finding() {
        return new Finding(
                "PR10",
                Response.RED,
                List.of("pause-plan", "notify-clinician", "offer-flare-plan"),
                "Two of your last three sessions were too much: the plan pauses, and your clinician is told.");
    }
}
