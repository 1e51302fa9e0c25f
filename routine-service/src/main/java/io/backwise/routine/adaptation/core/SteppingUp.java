package io.backwise.routine.adaptation.core;

import io.backwise.routine.plan.core.Dose;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What good sessions add to a plan: one variable of one exercise at a time, so that what a back answers to is known. Of
 * several exercises that earned it, the one that has waited longest.
 */
final class SteppingUp {
    /** Less than this since the last step up, and there is none (PG07). */
    private static final Duration COOL_OFF = Duration.ofHours(48);

    /** Holds stay at or under ten seconds: more tires without making stronger (McGill 1998). */
    private static final int LONGEST_HOLD = 10;

    private static final int TENTH = 10;

    private SteppingUp() {}

    static Optional<Step> of(Situation situation) {
        if (!isOpen(situation)) {
            return Optional.empty();
        }
        Comparator<Part> waitedLongest =
                Comparator.comparing(it -> it.lastStep().orElse(Instant.EPOCH));
        return situation.parts().stream()
                .sorted(waitedLongest)
                .flatMap(part -> step(part, situation).stream())
                .findFirst();
    }

    /** Whether anything may grow: the latest session is green and settled, and nothing speaks against it. */
    private static boolean isOpen(Situation it) {
        Answered session = it.session();
        boolean isLatest = it.others().stream().noneMatch(other -> other.at().isAfter(session.at()));
        boolean cooledOff = it.lastStepUp()
                .map(last -> Duration.between(last, it.now()).compareTo(COOL_OFF) >= 0)
                .orElse(true);
        boolean allGreen =
                it.parts().stream().flatMap(part -> part.bout(session).stream()).allMatch(Bout::isSettledGreen);
        return it.noMore().isEmpty()
                && session.response() == Response.GREEN
                && !session.hasSpread()
                && allGreen
                && isLatest
                && cooledOff;
    }

    private static Optional<Step> step(Part part, Situation situation) {
        return ProgressionRule.of(part.kind())
                .filter(it -> part.bout(situation.session()).isPresent() && it.isEarned(part))
                .flatMap(rule -> more(part, rule, situation)
                        .or(() -> rule.hasLadder() ? anotherDay(rule, situation) : Optional.empty())
                        .or(() -> rule.hasLadder() ? nextExercise(part, rule, situation) : Optional.empty()));
    }

    private static Optional<Step> more(Part part, ProgressionRule rule, Situation situation) {
        Stream<Variable> growing = part.kind() == Kind.AEROBIC
                ? Stream.of(Variable.MINUTES)
                : Stream.of(Variable.values()).filter(rule::grows);
        return growing.flatMap(it -> more(part, rule, it, situation).stream()).findFirst();
    }

    private static Optional<Step> more(Part part, ProgressionRule rule, Variable variable, Situation situation) {
        OptionalInt now = variable.of(part.dose());
        OptionalInt high = part.high(variable);
        if (now.isEmpty() || high.isEmpty()) {
            return Optional.empty();
        }
        int most = variable == Variable.HOLD ? Math.min(LONGEST_HOLD, high.getAsInt()) : high.getAsInt();
        int step = variable == Variable.MINUTES ? now.getAsInt() / TENTH : rule.increment(variable);
        int to = Math.min(most, now.getAsInt() + step);
        if (to <= now.getAsInt()) {
            return Optional.empty();
        }
        Dose dose = variable.set(part.dose(), to);
        boolean fits = dose.seconds(part.perSide()) - part.seconds() <= situation.secondsLeft();
        return fits
                ? Optional.of(
                        new Step.Dosed(part.exercise(), variable, part.dose(), dose, true, rule.name(), rule.because()))
                : Optional.empty();
    }

    private static Optional<Step> anotherDay(ProgressionRule rule, Situation situation) {
        return situation.anotherDay().map(it -> new Step.DayAdded(it, rule.name(), rule.because()));
    }

    private static Optional<Step> nextExercise(Part part, ProgressionRule rule, Situation situation) {
        List<Rung> fitting = part.harder().stream()
                .filter(it -> it.longerThan(part) <= situation.secondsLeft())
                .toList();
        return fitting.stream()
                .findFirst()
                .map(it -> new Step.Swapped(part.exercise(), it.exercise(), true, "PG06", rule.because()));
    }
}
