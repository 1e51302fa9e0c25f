package io.backwise.routine.adaptation.core;

import io.backwise.routine.adaptation.core.Bout.Done;
import io.backwise.routine.plan.core.Dose;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;

/** People who did some sessions of a plan, most of them well enough to earn something. */
final class RandomSituations {
    static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
    private static final Kind[] KINDS = Kind.values();

    private final SplittableRandom random;

    RandomSituations(SplittableRandom random) {
        this.random = random;
    }

    /** One session of the world: all that its exercises share. */
    private record Shared(
            UUID id, Instant at, LocalDate day, int before, int worst, OptionalInt morning, Shift shift, int effort) {
        Pain pain() {
            return new Pain(before, worst, morning);
        }
    }

    Situation next() {
        List<Shared> sessions = new ArrayList<>();
        int many = random.nextInt(1, 9);
        boolean isGood = random.nextInt(3) > 0;
        for (int i = 0; i < many; i++) {
            sessions.add(session(i, isGood));
        }
        List<Part> parts = new ArrayList<>();
        int exercises = random.nextInt(1, 6);
        for (int i = 0; i < exercises; i++) {
            parts.add(part(i, sessions));
        }
        List<Answered> answered =
                sessions.stream().map(RandomSituations::answered).toList();
        return new Situation(
                NOW,
                answered.getFirst(),
                answered.subList(1, answered.size()),
                parts,
                random.nextInt(8) == 0 ? Set.of("e0") : Set.of(),
                random.nextBoolean() ? Optional.empty() : Optional.of(NOW.minus(Duration.ofHours(random.nextInt(120)))),
                random.nextInt(8) == 0 ? Optional.of("the plan is locked") : Optional.empty(),
                random.nextInt(4) == 0,
                random.nextInt(200),
                random.nextBoolean() ? Optional.of(DayOfWeek.FRIDAY) : Optional.empty());
    }

    private Shared session(int number, boolean isGood) {
        Instant at = NOW.minus(Duration.ofHours(1 + number * 30L + random.nextInt(30)));
        int before = random.nextInt(isGood ? 3 : 9);
        int worst = Math.min(10, before + random.nextInt(isGood ? 2 : 5));
        OptionalInt morning = random.nextInt(isGood ? 12 : 3) == 0
                ? OptionalInt.empty()
                : OptionalInt.of(Math.min(10, before + random.nextInt(isGood ? 2 : 5)));
        Shift shift = random.nextInt(isGood ? 30 : 6) == 0
                ? Shift.PERIPHERALISED
                : random.nextInt(10) == 0 ? Shift.CENTRALISED : Shift.NONE;
        return new Shared(
                new UUID(1, number),
                at,
                at.atZone(ZoneOffset.UTC).toLocalDate(),
                before,
                worst,
                morning,
                shift,
                random.nextInt(isGood ? 7 : 11));
    }

    private static Answered answered(Shared it) {
        boolean hasSpread = it.shift() == Shift.PERIPHERALISED;
        return new Answered(
                it.id(),
                it.at(),
                it.day(),
                PainResponse.colour(it.pain(), it.shift()),
                it.morning().isEmpty()
                        ? Optional.empty()
                        : Optional.of(PainResponse.colour(it.pain().withoutMorning(), it.shift())),
                false,
                it.before(),
                hasSpread,
                hasSpread ? Set.of("flexion") : Set.of(),
                PainResponse.hasReactedByMorning(it.pain()));
    }

    private Part part(int number, List<Shared> sessions) {
        Kind kind = KINDS[random.nextInt(KINDS.length)];
        Map<Variable, Range> ranges = ranges(kind);
        Dose dose = dose(ranges);
        Dose older = random.nextInt(4) == 0 ? dose(ranges) : dose;
        List<Bout> bouts = new ArrayList<>();
        for (Shared it : sessions) {
            if (random.nextInt(8) > 0) {
                bouts.add(bout(it, random.nextInt(5) == 0 ? older : dose));
            }
        }
        Collections.shuffle(bouts, new Random(random.nextLong()));
        return new Part(
                "e" + number,
                kind,
                random.nextBoolean(),
                dose,
                ranges,
                rungs("harder" + number),
                rungs("easier" + number),
                bouts,
                random.nextInt(4) == 0
                        ? Optional.of(NOW.minus(Duration.ofDays(random.nextInt(30))))
                        : Optional.empty());
    }

    private List<Rung> rungs(String name) {
        return random.nextBoolean()
                ? List.of()
                : List.of(new Rung(name, random.nextInt(3) == 0 ? "shared" : name, random.nextBoolean(), 60));
    }

    private Map<Variable, Range> ranges(Kind kind) {
        Map<Variable, Range> ranges = new EnumMap<>(Variable.class);
        if (kind == Kind.AEROBIC || kind == Kind.UNTRAINED) {
            ranges.put(Variable.MINUTES, range(5, 30));
            return ranges;
        }
        ranges.put(Variable.REPS, range(3, 9));
        ranges.put(Variable.SETS, range(1, 3));
        if (kind != Kind.TWO_FOR_TWO || random.nextBoolean()) {
            ranges.put(Variable.HOLD, range(1, 15));
        }
        return ranges;
    }

    private Range range(int low, int width) {
        int from = low + random.nextInt(3);
        return new Range(from, from + random.nextInt(width));
    }

    private Dose dose(Map<Variable, Range> ranges) {
        Dose dose = new Dose(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
        for (Map.Entry<Variable, Range> it : ranges.entrySet()) {
            Range range = it.getValue();
            dose = it.getKey().set(dose, range.low() + random.nextInt(range.high() - range.low() + 1));
        }
        return dose;
    }

    private Bout bout(Shared it, Dose dose) {
        int more = random.nextInt(6) == 0 ? -1 : random.nextInt(3) + 1;
        Pain pain = random.nextInt(6) == 0 ? it.pain().withWorst(random.nextInt(11)) : it.pain();
        if (random.nextInt(40) == 0) {
            return notTried(it, dose);
        }
        return new Bout(
                it.id(),
                it.at(),
                it.day(),
                dose,
                new Done(
                        dose.sets().orElse(1),
                        dose.reps().orElse(1) + more,
                        held(dose),
                        dose.minutes().orElse(0) + more),
                it.effort(),
                true,
                answered(it).response() == Response.GREEN && it.shift() != Shift.PERIPHERALISED,
                random.nextBoolean(),
                random.nextInt(10) > 0,
                pain,
                it.shift());
    }

    private Bout notTried(Shared it, Dose dose) {
        return new Bout(
                it.id(),
                it.at(),
                it.day(),
                dose,
                Done.NOTHING,
                it.effort(),
                false,
                answered(it).response() == Response.GREEN && it.shift() != Shift.PERIPHERALISED,
                false,
                false,
                it.pain(),
                it.shift());
    }

    /** Mostly as prescribed; sometimes shorter, or not told. */
    private OptionalInt held(Dose dose) {
        return dose.holdSeconds().isEmpty() || random.nextInt(8) == 0
                ? OptionalInt.empty()
                : OptionalInt.of(dose.holdSeconds().getAsInt() - (random.nextInt(8) == 0 ? 1 : 0));
    }

    /** The same world told in another order. */
    static Situation shuffled(Situation it, SplittableRandom random) {
        Random order = new Random(random.nextLong());
        List<Answered> others = new ArrayList<>(it.others());
        Collections.shuffle(others, order);
        List<Part> parts = it.parts().stream()
                .map(part -> {
                    List<Bout> bouts = new ArrayList<>(part.bouts());
                    Collections.shuffle(bouts, order);
                    return new Part(
                            part.exercise(),
                            part.kind(),
                            part.perSide(),
                            part.dose(),
                            part.ranges(),
                            part.harder(),
                            part.easier(),
                            bouts,
                            part.lastStep());
                })
                .toList();
        return new Situation(
                it.now(),
                it.session(),
                others,
                parts,
                it.eased(),
                it.lastStepUp(),
                it.noMore(),
                it.isNerveAtRisk(),
                it.secondsLeft(),
                it.anotherDay());
    }
}
