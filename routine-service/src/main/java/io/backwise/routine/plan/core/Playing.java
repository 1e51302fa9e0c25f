package io.backwise.routine.plan.core;

import java.util.Comparator;
import java.util.List;

/** The order in which a session is played, and the time that it takes. */
public final class Playing {
    static final int SECONDS_TO_CHANGE_POSITION = 15;

    /** By kind; inside a kind one start position after the other. */
    private static final Comparator<Candidate> ORDER = Comparator.<Candidate, Category>comparing(
                    it -> it.move().category())
            .thenComparing(it -> it.move().startPosition())
            .thenComparing(it -> it.move().slug());

    private Playing() {}

    /** As it is played. */
    public static List<Candidate> inOrder(List<Candidate> session) {
        return session.stream().sorted(ORDER).toList();
    }

    /** Seconds of a session that is in order: its exercises, and 15 s for each change of start position. */
    public static int seconds(List<Candidate> inOrder) {
        int seconds = 0;
        String position = "";
        for (Candidate candidate : inOrder) {
            boolean changes =
                    !position.isEmpty() && !position.equals(candidate.move().startPosition());
            seconds += candidate.move().seconds() + (changes ? SECONDS_TO_CHANGE_POSITION : 0);
            position = candidate.move().startPosition();
        }
        return seconds;
    }
}
