package io.backwise.routine.plan;

import java.util.Map;
import java.util.Optional;

/**
 * The pain that a person last had with each exercise; exercises that were not done lately are not in it.
 *
 * <p>Levels follow the pain response rules of the clinical model: up to 3 is well, 4 and 5 are tolerable, from 6 on it is
 * too much.
 */
public record RecentPain(Map<String, Felt> latest) {
    /** How long a report counts as recent, in days: after four weeks a person starts over (rules on gaps). */
    public static final int DAYS = 28;

    /** Nothing was reported. */
    static final RecentPain NONE = new RecentPain(Map.of());

    private static final int TOLERABLE = 4;
    private static final int TOO_MUCH = 6;

    public RecentPain {
        latest = Map.copyOf(latest);
    }

    /**
     * Pain with an exercise.
     *
     * @param pain NPRS, 0 to 10
     * @param isNoted whether it was noted of this exercise, and not only of the session that it was part of
     */
    public record Felt(int pain, boolean isNoted) {
        /** Whether the person noted of this very exercise that it was too much. */
        public boolean wasTooMuch() {
            return isNoted && pain >= TOO_MUCH;
        }
    }

    /** 0 when the exercise went well or was not done, 1 when its pain was tolerable, 2 when it was too much. */
    int level(String exercise) {
        int pain = Optional.ofNullable(latest.get(exercise)).map(Felt::pain).orElse(0);
        return pain >= TOO_MUCH ? 2 : pain >= TOLERABLE ? 1 : 0;
    }

    boolean wasTooMuch(String exercise) {
        return Optional.ofNullable(latest.get(exercise))
                .filter(Felt::wasTooMuch)
                .isPresent();
    }
}
