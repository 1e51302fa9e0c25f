package io.backwise.routine.adaptation;

import io.backwise.routine.adaptation.core.Bout.Done;
import io.backwise.routine.adaptation.core.Pain;
import io.backwise.routine.adaptation.core.Shift;
import io.backwise.routine.plan.Plan;
import io.backwise.routine.plan.Prescription;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * A back that answers to what it is asked to do. A model to see how the rules behave, not one of a real back: pain has a
 * level of its own that wanders, flares now and then and eases with training; each exercise has a capacity that grows with
 * use and shrinks without; what is asked beyond it hurts, during the session and the morning after.
 */
final class SimulatedPatient {
    private static final int HOUR = 10;
    private static final double GROWTH = 1.02;
    private static final double LOSS = 0.995;

    private final SplittableRandom random;
    private final double adherence;
    private final double tells;
    private final double usualPain;
    private final Map<String, Double> capacity = new HashMap<>();
    private double pain;
    private int awayUntil;
    private int trained;

    SimulatedPatient(SplittableRandom random) {
        this.random = random;
        adherence = 0.6 + 0.4 * random.nextDouble();
        tells = 0.5 + 0.5 * random.nextDouble();
        usualPain = 1 + 3 * random.nextDouble();
        pain = usualPain;
    }

    /** A night passes. */
    void sleeps(int day) {
        double level = Math.max(0, usualPain - trained * 0.015);
        pain += 0.15 * (level - pain) + 0.35 * random.nextGaussian();
        if (random.nextInt(250) == 0) {
            pain += 2 + 3 * random.nextDouble();
        }
        pain = Math.clamp(pain, 0, 10);
        capacity.replaceAll((exercise, volume) -> volume * LOSS);
        if (day > awayUntil && random.nextInt(90) == 0) {
            awayUntil = day + 3 + random.nextInt(30);
        }
    }

    boolean trains(int day) {
        return day > awayUntil && random.nextDouble() < adherence;
    }

    boolean tellsTheMorning() {
        return random.nextDouble() < tells;
    }

    /** Does today's session as far as it goes; the morning after is not told yet. */
    PlayedSession plays(Plan plan, LocalDate day, UUID id) {
        List<PlayedSession.Item> items = new ArrayList<>();
        double hardest = 0;
        int before = nprs(pain);
        int worst = before;
        for (Prescription it : plan.session().items()) {
            double able = capacity.computeIfAbsent(it.exercise(), slug -> it.volume() * (0.9 + random.nextDouble()));
            double load = it.volume() / able;
            hardest = Math.max(hardest, load);
            int own = nprs(pain + 5 * Math.max(0, load - 1) + 0.4 * random.nextGaussian());
            worst = Math.max(worst, own);
            items.add(item(it, load, own));
            capacity.merge(it.exercise(), GROWTH, (now, grown) -> now * grown);
        }
        trained++;
        Shift shift = hardest > 1 && random.nextInt(80) == 0
                ? Shift.PERIPHERALISED
                : random.nextInt(100) == 0 ? Shift.CENTRALISED : Shift.NONE;
        pain = Math.clamp(pain + 1.5 * Math.max(0, hardest - 1.1), 0, 10);
        return new PlayedSession(
                id,
                plan.planId(),
                plan.revision(),
                at(day),
                day,
                new Pain(before, worst, OptionalInt.empty()),
                shift,
                false,
                false,
                (int) Math.clamp(Math.round(2 + 4 * hardest), 0, 10),
                items);
    }

    private PlayedSession.Item item(Prescription it, double load, int own) {
        int spare = load < 0.85 ? 2 : 0;
        return new PlayedSession.Item(
                it.exercise(),
                new Done(
                        it.sets() == null ? 1 : it.sets(),
                        it.reps() == null ? 0 : it.reps() + spare,
                        it.holdSeconds() == null ? OptionalInt.empty() : OptionalInt.of(it.holdSeconds()),
                        it.minutes() == null ? 0 : it.minutes()),
                random.nextInt(4) == 0 ? OptionalInt.empty() : OptionalInt.of(own),
                false);
    }

    /** The same session with the morning after it. */
    PlayedSession withMorning(PlayedSession it) {
        int morning = nprs(pain + 0.3 * random.nextGaussian());
        return new PlayedSession(
                it.id(),
                it.planId(),
                it.revision(),
                it.at(),
                it.day(),
                new Pain(it.pain().before(), it.pain().worst(), OptionalInt.of(morning)),
                it.shift(),
                it.isRested(),
                it.isFlagged(),
                it.effort(),
                it.items());
    }

    double pain() {
        return pain;
    }

    static Instant at(LocalDate day) {
        return day.atTime(HOUR, 0).toInstant(ZoneOffset.UTC);
    }

    private static int nprs(double level) {
        return (int) Math.clamp(Math.round(level), 0, 10);
    }
}
