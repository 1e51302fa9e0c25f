package io.backwise.routine.adaptation.core;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What earns a step up, by the kind of exercise. The sessions counted are the last ones in a row, on different days, at the
 * dose as it is now, since the last step, each green and settled by the next morning.
 *
 * <p>The 2-for-2 rule and McGill 1998 for hold work; NHS inform for gentle mobility. Load (PG05) is not recorded in a plan
 * and is never raised.
 */
enum ProgressionRule {
    PG01(
            Kind.TWO_FOR_TWO,
            2,
            Days.ANY,
            it -> it.isExceeded() && it.effort() <= 6,
            Map.of(Variable.REPS, 2, Variable.HOLD, 1, Variable.SETS, 1),
            true,
            "two repetitions to spare in two good sessions in a row"),
    PG02(
            Kind.HOLD_WORK,
            3,
            Days.ANY,
            it -> it.isMet() && it.isHeld() && it.effort() <= 5,
            Map.of(Variable.REPS, 1, Variable.HOLD, 1, Variable.SETS, 1),
            true,
            "all holds met with ease in three good sessions in a row"),
    PG03(Kind.GENTLE, 3, Days.ANY, Bout::isMet, Map.of(Variable.REPS, 1), false, "three good sessions in a row"),
    PG04(Kind.AEROBIC, 2, Days.A_WEEK, Bout::isMet, Map.of(), false, "a good week");

    private final Kind kind;
    private final int inARow;
    private final Days days;
    private final Predicate<Bout> fulfils;
    private final Map<Variable, Integer> increments;
    private final boolean ladder;
    private final String because;

    /** Over how many days the sessions must stretch. */
    private enum Days {
        ANY,
        A_WEEK
    }

    private static final int WEEK = 7;

    ProgressionRule(
            Kind kind,
            int inARow,
            Days days,
            Predicate<Bout> fulfils,
            Map<Variable, Integer> increments,
            boolean ladder,
            String because) {
        this.kind = kind;
        this.inARow = inARow;
        this.days = days;
        this.fulfils = fulfils;
        this.increments = increments;
        this.ladder = ladder;
        this.because = because;
    }

    /** The rule for a kind; empty for one that does not get harder. */
    static Optional<ProgressionRule> of(Kind kind) {
        return Arrays.stream(values()).filter(it -> it.kind == kind).findFirst();
    }

    /** By how much a variable grows in one step; 1 where the rule does not say. */
    int increment(Variable variable) {
        return increments.getOrDefault(variable, 1);
    }

    boolean grows(Variable variable) {
        return increments.containsKey(variable);
    }

    /** Whether the top of the dose leads to the next exercise of the ladder. */
    boolean hasLadder() {
        return ladder;
    }

    String because() {
        return because;
    }

    boolean isEarned(Part part) {
        List<Bout> bouts = part.ofEachDay();
        List<LocalDate> counted =
                bouts.stream().map(Bout::day).distinct().limit(inARow).toList();
        if (counted.size() < inARow) {
            return false;
        }
        LocalDate from = days == Days.A_WEEK ? counted.getFirst().minusDays(WEEK - 1L) : counted.getLast();
        boolean isLongEnough =
                days == Days.ANY || bouts.stream().anyMatch(it -> !it.day().isAfter(from) && counts(it, part));
        return isLongEnough
                && bouts.stream().filter(it -> !it.day().isBefore(from)).allMatch(it -> counts(it, part));
    }

    private boolean counts(Bout it, Part part) {
        return part.isSinceLastStep(it)
                && it.prescribed().equals(part.dose())
                && it.isSettledGreen()
                && fulfils.test(it);
    }
}
