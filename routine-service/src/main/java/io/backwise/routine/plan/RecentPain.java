package io.backwise.routine.plan;

import java.util.Map;

/**
 * The pain that a person last reported with each exercise, 0 to 10; exercises without a recent report are not in it.
 *
 * <p>Levels follow the pain response rules of the clinical model: up to 3 is well, 4 and 5 are tolerable, from 6 on it is
 * too much.
 */
public record RecentPain(Map<String, Integer> latest) {
    /** How long a report counts as recent, in days: after four weeks a person starts over (rules on gaps). */
    static final int DAYS = 28;

    /** Nothing was reported. */
    static final RecentPain NONE = new RecentPain(Map.of());

    private static final int TOLERABLE = 4;
    private static final int TOO_MUCH = 6;

    public RecentPain {
        latest = Map.copyOf(latest);
    }

    /** 0 when the exercise went well or was not done, 1 when its pain was tolerable, 2 when it was too much. */
    int level(String exercise) {
        int pain = latest.getOrDefault(exercise, 0);
        return pain >= TOO_MUCH ? 2 : pain >= TOLERABLE ? 1 : 0;
    }
}
