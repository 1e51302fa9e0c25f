package io.backwise.routine.adaptation.core;

import io.backwise.routine.plan.core.Dose;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An exercise of the plan as it stands, with what was done of it.
 *
 * @param ranges what the catalogue allows of each variable
 * @param harder the next of its ladder, the first one first; empty at the top
 * @param easier what to fall back to, the first one first
 * @param bouts how it went, in any order
 * @param lastStep when it, or the days of the whole plan, were changed last
 */
public record Part(
        String exercise,
        Kind kind,
        boolean perSide,
        Dose dose,
        Map<Variable, Range> ranges,
        List<Rung> harder,
        List<Rung> easier,
        List<Bout> bouts,
        Optional<Instant> lastStep) {
    public Part {
        ranges = Map.copyOf(ranges);
        harder = List.copyOf(harder);
        easier = List.copyOf(easier);
        bouts = bouts.stream()
                .sorted(Comparator.comparing(Bout::at)
                        .thenComparing(Bout::session)
                        .reversed())
                .toList();
    }

    Optional<Bout> bout(Answered session) {
        return bouts.stream().filter(it -> it.session().equals(session.id())).findFirst();
    }

    /** How it went, the latest first; of a day that was reported in several parts those in which it was tried, if any. */
    List<Bout> ofEachDay() {
        Set<LocalDate> tried =
                bouts.stream().filter(Bout::isTried).map(Bout::day).collect(Collectors.toUnmodifiableSet());
        return bouts.stream()
                .filter(it -> it.isTried() || !tried.contains(it.day()))
                .toList();
    }

    /** With only those easier exercises that stay away from the end of a movement (rule PR02). */
    Part withGentle() {
        return with(easier.stream().filter(it -> !it.provoking()).toList());
    }

    /** With only those easier exercises whose family is free and which fit the time. */
    Part withEasier(Set<String> takenFamilies, int secondsLeft) {
        return with(easier.stream()
                .filter(it -> !takenFamilies.contains(it.family()) && it.longerThan(this) <= secondsLeft)
                .toList());
    }

    private Part with(List<Rung> fewer) {
        return new Part(exercise, kind, perSide, dose, ranges, harder, fewer, bouts, lastStep);
    }

    /** The easier exercise of that name. */
    Rung easier(String name) {
        return easier.stream()
                .filter(it -> it.exercise().equals(name))
                .findFirst()
                .orElseThrow();
    }

    boolean isSinceLastStep(Bout it) {
        return lastStep.isEmpty() || it.at().isAfter(lastStep.get());
    }

    int low(Variable variable) {
        return Optional.ofNullable(ranges.get(variable)).map(Range::low).orElse(1);
    }

    /** The most that is allowed; empty where the catalogue gives no range. */
    OptionalInt high(Variable variable) {
        Range range = ranges.get(variable);
        return range == null ? OptionalInt.empty() : OptionalInt.of(range.high());
    }

    int seconds() {
        return dose.seconds(perSide);
    }
}
