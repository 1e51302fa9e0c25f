package io.backwise.routine.adaptation.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.testkit.Cases;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What must hold of every decision, whatever was reported. */
class DecisionLawsTest {
    private static final int CASES = 40_000;

    /** How many different days each way of progress looks back on, said once more here. */
    private static final Map<Kind, Integer> DAYS =
            Map.of(Kind.TWO_FOR_TWO, 2, Kind.HOLD_WORK, 3, Kind.GENTLE, 3, Kind.AEROBIC, 2);

    private final AtomicInteger up = new AtomicInteger();
    private final AtomicInteger down = new AtomicInteger();

    @Test
    void aRedSessionNeverEarnsMore() {
        law("red never earns", (situation, decision) -> {
            boolean isRed = situation.session().response() == Response.RED
                    || bouts(situation).anyMatch(it -> it.response() == Response.RED);
            if (isRed) {
                assertThat(decision.steps()).noneMatch(Step::isUp);
            }
        });
    }

    @Test
    void oneStepUpStandsAloneAndRestsOnWhatIsKnown() {
        law("steps up", (situation, decision) -> {
            List<Step> ups = decision.steps().stream().filter(Step::isUp).toList();
            if (ups.isEmpty()) {
                return;
            }
            assertThat(decision.steps()).hasSize(1);
            assertThat(decision.concerns()).isEmpty();
            assertThat(situation.noMore()).isEmpty();
            assertThat(situation.session().response()).isEqualTo(Response.GREEN);
            assertThat(situation.others())
                    .noneMatch(it -> it.at().isAfter(situation.session().at()));
            situation.lastStepUp().ifPresent(it -> assertThat(Duration.between(it, situation.now()))
                    .isGreaterThanOrEqualTo(Duration.ofHours(48)));
            assertThat(situation.parts()).anyMatch(it -> isProven(it, ups.getFirst()));
        });
    }

    /** Its last days at this dose were done in full, green, and told to have settled. */
    private static boolean isProven(Part part, Step step) {
        if (step instanceof Step.OfExercise it && !it.exercise().equals(part.exercise())) {
            return false;
        }
        Integer days = DAYS.get(part.kind());
        // A day that is told in two parts is a day: what one of them lacks the other may have.
        List<Bout> bouts = part.bouts().stream()
                .filter(it -> it.isTried()
                        || part.bouts().stream()
                                .noneMatch(
                                        other -> other.isTried() && other.day().equals(it.day())))
                .toList();
        List<LocalDate> last = bouts.stream()
                .map(Bout::day)
                .distinct()
                .sorted((a, b) -> b.compareTo(a))
                .toList();
        if (days == null || last.size() < days) {
            return false;
        }
        LocalDate from = last.get(days - 1);
        return bouts.stream()
                .filter(it -> !it.day().isBefore(from))
                .allMatch(it -> it.isTried()
                        && it.prescribed().equals(part.dose())
                        && it.pain().nextMorning().isPresent()
                        && it.isInGreenSession()
                        && (part.lastStep().isEmpty()
                                || it.at().isAfter(part.lastStep().get()))
                        && it.isKnown()
                        && it.response() == Response.GREEN
                        && it.isMet()
                        && hasToSpare(part.kind(), it));
    }

    /** Two repetitions and effort up to 6 for strength; the hold itself and effort up to 5 for holds (rules PG01 and PG02). */
    private static boolean hasToSpare(Kind kind, Bout it) {
        return switch (kind) {
            case TWO_FOR_TWO -> it.done().reps() >= it.prescribed().reps().orElse(1) + 2 && it.effort() <= 6;
            case HOLD_WORK ->
                it.effort() <= 5
                        && (it.prescribed().holdSeconds().isEmpty()
                                || it.done().holdSeconds().isPresent()
                                        && it.done().holdSeconds().getAsInt()
                                                >= it.prescribed().holdSeconds().getAsInt());
            default -> true;
        };
    }

    @Test
    void everyRedExerciseGetsOneStepLessAndNoOther() {
        law("red steps down", (situation, decision) -> {
            for (Part part : situation.parts()) {
                List<Step> own = decision.steps().stream()
                        .filter(it -> it instanceof Step.OfExercise of
                                && of.exercise().equals(part.exercise()))
                        .toList();
                assertThat(own).hasSizeLessThanOrEqualTo(1);
                boolean isRed = part.bout(situation.session())
                        .filter(it -> it.isTried() && it.response() == Response.RED)
                        .isPresent();
                if (isRed
                        && !situation.eased().contains(part.exercise())
                        && part.dose().volume() > 1) {
                    assertThat(own).hasSize(1);
                    assertThat(isLess(part, own.getFirst())).isTrue();
                }
                if (situation.eased().contains(part.exercise())) {
                    assertThat(own).allMatch(Step::isUp);
                }
            }
        });
    }

    @Test
    void whatSpreadsLeadsNobodyToTheEndOfAMovement() {
        AtomicInteger swapped = new AtomicInteger();
        law("spread stays gentle", (situation, decision) -> {
            if (situation.session().hasSpread()) {
                decision.steps().stream()
                        .flatMap(it -> it instanceof Step.Swapped swap ? Stream.of(swap) : Stream.empty())
                        .forEach(swap -> {
                            swapped.incrementAndGet();
                            assertThat(rungs(situation, swap)).isNotEmpty().noneMatch(Rung::provoking);
                        });
            }
        });
        assertThat(swapped).hasValueGreaterThan(CASES / 100);
    }

    private static List<Rung> rungs(Situation situation, Step.Swapped swap) {
        return situation.parts().stream()
                .filter(part -> part.exercise().equals(swap.exercise()))
                .flatMap(part -> Stream.concat(part.easier().stream(), part.harder().stream()))
                .filter(rung -> rung.exercise().equals(swap.other()))
                .toList();
    }

    private static boolean isLess(Part part, Step step) {
        return switch (step) {
            case Step.Dosed it -> it.to().volume() < part.dose().volume() && !it.isUp();
            case Step.Restarted it -> false;
            case Step.Swapped it ->
                !it.isUp()
                        && part.easier().stream()
                                .anyMatch(rung -> rung.exercise().equals(it.other()));
            case Step.Dropped it -> true;
            case Step.DayAdded it -> false;
        };
    }

    @Test
    void aStepChangesOneVariableWithinItsRange() {
        law("one variable", (situation, decision) -> {
            Set<String> families = new HashSet<>();
            int longer = 0;
            for (Step step : decision.steps()) {
                if (step instanceof Step.Dosed it) {
                    long changed = Stream.of(Variable.values())
                            .filter(variable -> !variable.of(it.from()).equals(variable.of(it.to())))
                            .count();
                    assertThat(changed).isEqualTo(1);
                    Part part = situation.parts().stream()
                            .filter(one -> one.exercise().equals(it.exercise()))
                            .findFirst()
                            .orElseThrow();
                    int to = it.variable().of(it.to()).orElseThrow();
                    assertThat(to).isBetween(1, part.high(it.variable()).orElseThrow());
                    if (it.isUp() && it.variable() == Variable.HOLD) {
                        assertThat(to).isLessThanOrEqualTo(10);
                    }
                    if (it.isUp() && it.variable() == Variable.MINUTES) {
                        assertThat(to * 10)
                                .isLessThanOrEqualTo(11 * it.from().minutes().orElseThrow());
                    }
                    if (it.isUp()) {
                        assertThat(it.to().seconds(part.perSide()) - part.seconds())
                                .isLessThanOrEqualTo(situation.secondsLeft());
                    }
                } else if (step instanceof Step.Swapped it && !it.isUp()) {
                    situation.parts().stream()
                            .flatMap(part -> part.easier().stream())
                            .filter(rung -> rung.exercise().equals(it.other()))
                            .findFirst()
                            .ifPresent(rung ->
                                    assertThat(families.add(rung.family())).isTrue());
                }
            }
        });
    }

    @Test
    void theOrderInWhichHistoryIsToldDoesNotMatter() {
        long seed = Cases.run(CASES, random -> {
            Situation situation = new RandomSituations(random).next();
            assertThat(Decision.of(RandomSituations.shuffled(situation, random)))
                    .isEqualTo(Decision.of(situation));
        });
        System.out.printf("law order: held in %,d random histories from seed %d%n", CASES, seed);
    }

    private interface Law {
        void holds(Situation situation, Decision decision);
    }

    private void law(String name, Law law) {
        long seed = Cases.run(CASES, random -> {
            Situation situation = new RandomSituations(random).next();
            Decision decision = Decision.of(situation);
            decision.steps().forEach(it -> (it.isUp() ? up : down).incrementAndGet());
            law.holds(situation, decision);
        });
        System.out.printf(
                "law %s: held in %,d random histories from seed %d; %d steps up, %d down%n",
                name, CASES, seed, up.get(), down.get());
        // A law on decisions that decide nothing would hold as well.
        assertThat(up).hasValueGreaterThan(CASES / 80);
        assertThat(down).hasValueGreaterThan(CASES / 80);
    }

    private static Stream<Bout> bouts(Situation situation) {
        return situation.parts().stream().flatMap(it -> it.bout(situation.session()).stream());
    }
}
