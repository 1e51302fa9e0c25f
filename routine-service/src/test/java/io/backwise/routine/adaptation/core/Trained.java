package io.backwise.routine.adaptation.core;

import io.backwise.routine.adaptation.core.Bout.Done;
import io.backwise.routine.plan.core.Dose;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Somebody who does one exercise of a plan, each time alike and green, and has all the time that is needed.
 *
 * @param more repetitions, or minutes, than prescribed; negative for fewer
 * @param effort of each session, Borg CR10
 * @param pain in each session and on the morning after it
 */
record Trained(Part part, int more, int effort, int pain, int secondsLeft, Optional<DayOfWeek> anotherDay) {
    static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
    private static final int AT_EASE = 3;
    private static final int AN_HOUR = 3_600;

    static Trained in(Kind kind, Dose dose, Map<Variable, Range> ranges) {
        Part part = new Part(
                "e",
                kind,
                false,
                dose,
                ranges,
                List.of(new Rung("harder", "harder", false, 120)),
                List.of(),
                List.of(),
                Optional.empty());
        return new Trained(part, 0, AT_EASE, 1, AN_HOUR, Optional.empty());
    }

    Trained by(int otherMore, int otherEffort) {
        return new Trained(part, otherMore, otherEffort, pain, secondsLeft, anotherDay);
    }

    Trained hurting(int otherPain) {
        return new Trained(part, more, effort, otherPain, secondsLeft, anotherDay);
    }

    Trained within(int otherSeconds, Optional<DayOfWeek> day) {
        return new Trained(part, more, effort, pain, otherSeconds, day);
    }

    /** What is known after a session on each of these days, the latest first; more than one on a day are hours apart. */
    Situation after(Integer... daysAgo) {
        List<Bout> bouts = IntStream.range(0, daysAgo.length)
                .mapToObj(it -> bout(it, daysAgo[it]))
                .toList();
        List<Answered> answered = bouts.stream().map(Trained::answered).toList();
        return new Situation(
                NOW,
                answered.getFirst(),
                answered.subList(1, answered.size()),
                List.of(played(part, bouts)),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                false,
                secondsLeft,
                anotherDay);
    }

    private static Part played(Part it, List<Bout> bouts) {
        return new Part(
                it.exercise(),
                it.kind(),
                it.perSide(),
                it.dose(),
                it.ranges(),
                it.harder(),
                it.easier(),
                bouts,
                it.lastStep());
    }

    private Bout bout(int number, int daysAgo) {
        Instant at = NOW.minus(Duration.ofDays(daysAgo)).minus(Duration.ofHours(number));
        LocalDate day = NOW.atZone(ZoneOffset.UTC).toLocalDate().minusDays(daysAgo);
        Pain told = new Pain(pain, pain, OptionalInt.of(pain));
        Dose dose = part.dose();
        return new Bout(
                new UUID(1, number),
                at,
                day,
                dose,
                new Done(
                        dose.sets().orElse(1),
                        dose.reps().orElse(1) + more,
                        dose.holdSeconds(),
                        dose.minutes().orElse(0) + more),
                effort,
                true,
                PainResponse.colour(told, Shift.NONE) == Response.GREEN,
                false,
                true,
                told,
                Shift.NONE);
    }

    private static Answered answered(Bout it) {
        return new Answered(
                it.session(),
                it.at(),
                it.day(),
                it.response(),
                Optional.of(it.response()),
                false,
                it.pain().before(),
                false,
                Set.of(),
                false);
    }
}
