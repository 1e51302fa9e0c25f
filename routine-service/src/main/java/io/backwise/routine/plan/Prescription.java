package io.backwise.routine.plan;

import io.backwise.routine.plan.core.Term;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One exercise of a session with its dose.
 *
 * @param order place in the session, from 1
 * @param reps repetitions a set, of one side where it is per side
 * @param seconds time that it takes with its rests
 * @param cautions what to mind
 * @param why the terms of the benefit for which it was chosen
 */
public record Prescription(
        String exercise,
        int order,
        @Nullable Integer sets,
        @Nullable Integer reps,
        @Nullable Integer holdSeconds,
        @Nullable Integer minutes,
        boolean perSide,
        int seconds,
        List<Because> cautions,
        List<Term> why) {

    /** The volume that a report is measured against: sets x reps x hold, or sets x minutes; what is missing is one. */
    public int volume() {
        int work = minutes != null ? minutes : or1(reps) * or1(holdSeconds);
        return or1(sets) * work;
    }

    private static int or1(@Nullable Integer figure) {
        return figure == null ? 1 : Math.max(1, figure);
    }
}
