package io.backwise.routine.adaptation.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
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
        boolean allGreen = it.parts().stream()
                .flatMap(part -> part.bout(session).stream())
                .filter(Bout::isTried)
                .allMatch(Bout::isSettledGreen);
        return it.noMore().isEmpty()
                && session.response() == Response.GREEN
                && !session.hasSpread()
                && !Watching.isPainRising(it)
                && allGreen
                && isLatest
                && cooledOff;
    }

    /** Days and harder exercises are for what is at the top of its ranges, not for what the patient has no time for. */
    private static Optional<Step> step(Part part, Situation situation) {
        return ProgressionRule.of(part.kind())
                .filter(it ->
                        part.bout(situation.session()).filter(Bout::isTried).isPresent() && it.isEarned(part))
                .flatMap(rule -> {
                    List<Step.Dosed> more = more(part, rule);
                    if (!more.isEmpty()) {
                        return more.stream()
                                .filter(it -> fits(it, part, situation))
                                .<Step>map(Function.identity())
                                .findFirst();
                    }
                    return rule.hasLadder()
                            ? anotherDay(rule, situation).or(() -> nextExercise(part, rule, situation))
                            : Optional.empty();
                });
    }

    /** What its ranges allow, in the order in which a dose grows; nothing at the top of all of them. */
    private static List<Step.Dosed> more(Part part, ProgressionRule rule) {
        Stream<Variable> growing = part.kind() == Kind.AEROBIC
                ? Stream.of(Variable.MINUTES)
                : Stream.of(Variable.values()).filter(rule::grows);
        return growing.flatMap(it -> more(part, rule, it).stream()).toList();
    }

    private static Optional<Step.Dosed> more(Part part, ProgressionRule rule, Variable variable) {
        OptionalInt now = variable.of(part.dose());
        OptionalInt high = part.high(variable);
        if (now.isEmpty() || high.isEmpty()) {
            return Optional.empty();
        }
        int most = variable == Variable.HOLD ? Math.min(LONGEST_HOLD, high.getAsInt()) : high.getAsInt();
        int step = variable == Variable.MINUTES ? now.getAsInt() / TENTH : rule.increment(variable);
        int to = Math.min(most, now.getAsInt() + step);
        return to <= now.getAsInt()
                ? Optional.empty()
                : Optional.of(new Step.Dosed(
                        part.exercise(),
                        variable,
                        part.dose(),
                        variable.set(part.dose(), to),
                        true,
                        rule.name(),
                        rule.because()));
    }

    private static boolean fits(Step.Dosed step, Part part, Situation situation) {
        return step.to().seconds(part.perSide()) - part.seconds() <= situation.secondsLeft();
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
