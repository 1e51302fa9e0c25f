package io.backwise.routine.plan.core;

import java.util.OptionalInt;

/**
 * How much of one exercise a session prescribes; single figures, the low end of the catalogue's range.
 *
 * @param sets number of sets; empty counts as one
 * @param reps repetitions a set, of one side where it is per side
 * @param holdSeconds seconds that a repetition is held
 * @param minutes minutes, for aerobic work and rest
 */
public record Dose(OptionalInt sets, OptionalInt reps, OptionalInt holdSeconds, OptionalInt minutes) {
    private static final int SECONDS_TO_MOVE = 2;
    private static final int REST_BETWEEN_SETS = 20;

    /** Seconds that it takes: sets x (reps x (hold + 2) or minutes x 60), twice when per side, and rests between sets. */
    public int seconds(boolean perSide) {
        int rounds = sets.orElse(1);
        int work = minutes.isPresent()
                ? minutes.getAsInt() * 60
                : reps.orElse(1) * (holdSeconds.orElse(0) + SECONDS_TO_MOVE);
        return rounds * work * (perSide ? 2 : 1) + (rounds - 1) * REST_BETWEEN_SETS;
    }

    /** The volume that a report is measured against: sets x reps x hold, or sets x minutes; what is missing counts as one. */
    public int volume() {
        int work = minutes.isPresent() ? minutes.getAsInt() : reps.orElse(1) * holdSeconds.orElse(1);
        return sets.orElse(1) * work;
    }
}
