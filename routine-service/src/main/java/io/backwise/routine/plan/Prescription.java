package io.backwise.routine.plan;

import io.backwise.routine.plan.core.Dose;
import io.backwise.routine.plan.core.Move;
import io.backwise.routine.plan.core.Term;
import java.util.List;
import java.util.OptionalInt;
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

    /** @param order place in the session, from 1 */
    static Prescription of(Move move, int order, List<Because> cautions, List<Term> why) {
        Dose dose = move.dose();
        return new Prescription(
                move.slug(),
                order,
                orNull(dose.sets()),
                orNull(dose.reps()),
                orNull(dose.holdSeconds()),
                orNull(dose.minutes()),
                move.perSide(),
                move.seconds(),
                cautions,
                why);
    }

    static @Nullable Integer orNull(OptionalInt figure) {
        return figure.isPresent() ? figure.getAsInt() : null;
    }

    /** The figures alone. */
    public Dose dose() {
        return new Dose(optional(sets), optional(reps), optional(holdSeconds), optional(minutes));
    }

    private static OptionalInt optional(@Nullable Integer figure) {
        return figure == null ? OptionalInt.empty() : OptionalInt.of(figure);
    }

    /** The volume that a report is measured against: sets x reps x hold, or sets x minutes; what is missing is one. */
    public int volume() {
        int work = minutes != null ? minutes : or1(reps) * or1(holdSeconds);
        return or1(sets) * work;
    }

    private static int or1(@Nullable Integer figure) {
        return figure == null ? 1 : Math.max(1, figure);
    }
}
