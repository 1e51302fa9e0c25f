package io.backwise.routine.adaptation.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a session takes away from a plan: at most one step for each exercise, whatever rules made it red. */
final class SteppingDown {
    private static final Duration SOON = Duration.ofDays(7);
    private static final int REDUCED = 70;

    private SteppingDown() {}

    static List<Step> of(Situation situation) {
        List<Step> steps = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        int secondsLeft = situation.secondsLeft();
        for (Part each : situation.parts()) {
            Part part = (situation.session().hasSpread() ? each.withGentle() : each).withEasier(taken, secondsLeft);
            Optional<Step> step = situation.eased().contains(part.exercise())
                    ? Optional.empty()
                    : part.bout(situation.session()).filter(Bout::isTried).flatMap(it -> step(part, it));
            step.ifPresent(steps::add);
            if (step.isPresent() && step.get() instanceof Step.Swapped it) {
                Rung rung = part.easier(it.other());
                taken.add(rung.family());
                secondsLeft -= rung.longerThan(part);
            }
        }
        return steps;
    }

    private static Optional<Step> step(Part part, Bout bout) {
        List<Finding> findings = PainResponse.findings(bout.pain(), bout.shift(), false);
        if (bout.response() == Response.RED) {
            return red(part, bout, findings);
        }
        return findings.stream()
                .filter(it -> it.actions().contains("regress-one-step")
                        || it.actions().contains("reduce-volume-30"))
                .findFirst()
                .flatMap(it -> it.actions().contains("regress-one-step") ? oneDown(part, it) : reduced(part, it));
    }

    private static Optional<Step> red(Part part, Bout bout, List<Finding> findings) {
        Finding worst = findings.stream()
                .filter(it -> it.response() == Response.RED)
                .findFirst()
                .orElseThrow();
        if (isSecondSoon(part, bout)) {
            return Optional.of(out(part, worst, "RG02"));
        }
        if (hasSpreadTwice(part, bout)) {
            return Optional.of(out(part, worst, "PR03"));
        }
        return bout.shift() == Shift.PERIPHERALISED
                ? swapped(part, worst, worst.rule(), part.easier()).or(() -> oneDown(part, worst))
                : oneDown(part, worst);
    }

    private static Step out(Part part, Finding why, String rule) {
        return swapped(part, why, rule, part.easier())
                .orElseGet(() -> new Step.Dropped(part.exercise(), rule, why.reason()));
    }

    /** Only of what was noted of the exercise itself: a whole session that hurt twice pauses the plan (PR10). */
    private static boolean isSecondSoon(Part part, Bout bout) {
        return bout.isRedByItself() && soon(part, bout).anyMatch(Bout::isRedByItself);
    }

    private static boolean hasSpreadTwice(Part part, Bout bout) {
        return hasSpread(bout) && soon(part, bout).anyMatch(SteppingDown::hasSpread);
    }

    private static boolean hasSpread(Bout it) {
        return it.isTried() && it.shift() == Shift.PERIPHERALISED;
    }

    private static Stream<Bout> soon(Part part, Bout bout) {
        return part.bouts().stream()
                .filter(it -> !it.session().equals(bout.session())
                        && Duration.between(it.at(), bout.at()).abs().compareTo(SOON) <= 0);
    }

    private static Optional<Step> swapped(Part part, Finding why, String rule, List<Rung> rungs) {
        return rungs.stream()
                .findFirst()
                .map(it -> new Step.Swapped(part.exercise(), it.exercise(), false, rule, why.reason()));
    }

    private static Optional<Step> oneDown(Part part, Finding why) {
        return Less.oneStep(part)
                .map(it -> dosed(part, it, why))
                .or(() -> swapped(part, why, why.rule(), part.easier()))
                .or(() -> reduced(part, why));
    }

    private static Optional<Step> reduced(Part part, Finding why) {
        return Less.percent(part.dose(), REDUCED).map(it -> dosed(part, it, why));
    }

    private static Step dosed(Part part, Less.Change change, Finding why) {
        return new Step.Dosed(
                part.exercise(), change.variable(), part.dose(), change.to(), false, why.rule(), why.reason());
    }
}
