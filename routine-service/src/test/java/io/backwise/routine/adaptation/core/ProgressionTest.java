package io.backwise.routine.adaptation.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.routine.plan.core.Dose;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What good sessions earn, just inside each bound and just outside. */
class ProgressionTest {
    private static final Trained LIFTING = Trained.in(
            Kind.TWO_FOR_TWO, reps(2, 8), Map.of(Variable.REPS, new Range(8, 12), Variable.SETS, new Range(1, 3)));
    private static final Trained HOLDING = holding(5, 6);
    private static final Trained MOVING = Trained.in(
            Kind.GENTLE, reps(1, 5), Map.of(Variable.REPS, new Range(5, 10), Variable.SETS, new Range(1, 2)));

    @ParameterizedTest(name = "{0} days ago, {1} repetitions more, effort {2}: {3}")
    @CsvSource({
        "0 2, 2, 6, true",
        "0 2, 1, 6, false",
        "0 2, 2, 7, false",
        "0, 2, 6, false",
        "0 0, 2, 6, false",
    })
    void twoToSpareInTwoSessionsEarnTwoRepetitions(String daysAgo, int more, int effort, boolean earned) {
        assertThat(dosed(LIFTING.by(more, effort), daysAgo))
                .isEqualTo(earned ? Optional.of("PG01 " + reps(2, 10)) : Optional.empty());
    }

    @ParameterizedTest(name = "{0} days ago, {1} repetitions more, effort {2}: {3}")
    @CsvSource({
        "0 2 4, 0, 5, true",
        "0 2 4, 0, 6, false",
        "0 2 4, -1, 5, false",
        "0 2, 0, 5, false",
        "0 2 2, 0, 5, false",
    })
    void threeSessionsOfHoldsAtEaseEarnOneRepetition(String daysAgo, int more, int effort, boolean earned) {
        assertThat(dosed(HOLDING.by(more, effort), daysAgo))
                .isEqualTo(earned ? Optional.of("PG02 " + held(1, 6, 6)) : Optional.empty());
    }

    /** The catalogue would allow 20 s. */
    @ParameterizedTest(name = "{0} s: {1} sets of {2} s")
    @CsvSource({"8, 1, 9", "9, 1, 10", "10, 2, 10", "12, 2, 12"})
    void noHoldGrowsBeyondTenSeconds(int seconds, int sets, int then) {
        assertThat(dosed(holding(8, seconds), "0 2 4")).contains("PG02 " + held(sets, 8, then));
    }

    @ParameterizedTest(name = "{0} days ago, pain {1}: {2}")
    @CsvSource({"0 2 4, 3, true", "0 2 4, 4, false", "0 2, 3, false", "0 2 2, 3, false"})
    void threeGreenSessionsOfGentleWorkEarnOneRepetition(String daysAgo, int pain, boolean earned) {
        assertThat(dosed(MOVING.hurting(pain), daysAgo))
                .isEqualTo(earned ? Optional.of("PG03 " + reps(1, 6)) : Optional.empty());
    }

    @Test
    void gentleWorkNeitherGetsMoreSetsNorAHarderExercise() {
        Trained atItsTop = Trained.in(Kind.GENTLE, reps(1, 10), MOVING.part().ranges());
        assertThat(Decision.of(atItsTop.after(0, 2, 4)).steps()).isEmpty();
    }

    @ParameterizedTest(name = "{0} min {1} days ago: {2}")
    @CsvSource({
        "20, 0 6, 22",
        "20, 0 3 6, 22",
        "20, 0 5, ",
        "20, 0 1 2 3 4 5, ",
        "20, 0, ",
        "29, 0 6, 30",
        "10, 0 6, 11",
        "9, 0 6, ",
    })
    void aGoodWeekOfAerobicWorkEarnsATenth(int minutes, String daysAgo, Integer then) {
        assertThat(dosed(walking(minutes), daysAgo))
                .isEqualTo(Optional.ofNullable(then).map(it -> "PG04 " + minutes(it)));
    }

    /** The next one takes 120 s and may need 30 s of moving; three sets of twelve take 112 s. */
    @ParameterizedTest(name = "{0} repetitions in {1} sets, {2} s left: {3}")
    @CsvSource({"12, 3, 38, true", "12, 3, 37, false", "12, 2, 3600, false", "11, 3, 3600, false"})
    void theTopOfTheRangesLeadsToTheNextExercise(int reps, int sets, int secondsLeft, boolean next) {
        Trained lifted = Trained.in(
                        Kind.TWO_FOR_TWO, reps(sets, reps), LIFTING.part().ranges())
                .by(2, 5)
                .within(secondsLeft, Optional.empty());
        assertThat(Decision.of(lifted.after(0, 2)).steps()).hasSizeLessThanOrEqualTo(1);
        assertThat(swap(lifted)).isEqualTo(next ? Optional.of("PG06 harder") : Optional.empty());
    }

    /** A step of two repetitions takes longer than the patient has: that makes it neither a day more nor something harder. */
    @ParameterizedTest(name = "{0} s left: {1}")
    @CsvSource({"0, 0", "3600, 1"})
    void whatHasNoTimeToGrowIsNotAtItsTop(int secondsLeft, int steps) {
        Trained lifted = Trained.in(
                        Kind.TWO_FOR_TWO,
                        reps(1, 8),
                        Map.of(Variable.REPS, new Range(8, 12), Variable.SETS, new Range(1, 1)))
                .by(2, 5);
        assertThat(lifted.part().harder()).isNotEmpty();
        assertThat(Decision.of(lifted.within(secondsLeft, Optional.of(DayOfWeek.FRIDAY))
                                .after(0, 2))
                        .steps())
                .hasSize(steps)
                .allMatch(Step.Dosed.class::isInstance);
    }

    @Test
    void anotherDayComesBeforeAnotherExercise() {
        Trained lifted = Trained.in(
                        Kind.TWO_FOR_TWO, reps(3, 12), LIFTING.part().ranges())
                .by(2, 5);
        Optional<DayOfWeek> friday = Optional.of(DayOfWeek.FRIDAY);
        assertThat(Decision.of(lifted.within(3_600, friday).after(0, 2)).steps())
                .extracting(it -> it instanceof Step.DayAdded added ? added.rule() + " " + added.day() : it)
                .containsExactly("PG01 FRIDAY");
    }

    @ParameterizedTest(name = "{0} minutes after the last step up of the plan: {1}")
    @CsvSource({"2820, false", "2879, false", "2880, true", "4000, true"})
    void nothingGrowsWithinTwoDaysOfAStepUp(int minutes, boolean earned) {
        Situation it = LIFTING.by(2, 5).after(0, 2);
        Situation since = new Situation(
                it.now(),
                it.session(),
                it.others(),
                it.parts(),
                it.eased(),
                Optional.of(Trained.NOW.minus(Duration.ofMinutes(minutes))),
                it.noMore(),
                it.isNerveAtRisk(),
                it.secondsLeft(),
                it.anotherDay());
        assertThat(Decision.of(since).steps()).hasSize(earned ? 1 : 0);
    }

    private static Optional<String> dosed(Trained trained, String daysAgo) {
        Integer[] days = Arrays.stream(daysAgo.split(" ")).map(Integer::valueOf).toArray(Integer[]::new);
        List<Step> steps = Decision.of(trained.after(days)).steps();
        assertThat(steps).hasSizeLessThanOrEqualTo(1).allMatch(it -> it instanceof Step.Dosed && it.isUp());
        return steps.stream()
                .map(Step.Dosed.class::cast)
                .map(it -> it.rule() + " " + it.to())
                .findFirst();
    }

    private static Optional<String> swap(Trained trained) {
        return Decision.of(trained.after(0, 2)).steps().stream()
                .filter(Step.Swapped.class::isInstance)
                .map(Step.Swapped.class::cast)
                .map(it -> it.rule() + " " + it.other())
                .findFirst();
    }

    private static Trained holding(int reps, int seconds) {
        return Trained.in(
                Kind.HOLD_WORK,
                held(1, reps, seconds),
                Map.of(
                        Variable.REPS, new Range(5, 8),
                        Variable.HOLD, new Range(5, 20),
                        Variable.SETS, new Range(1, 3)));
    }

    private static Trained walking(int minutes) {
        return Trained.in(Kind.AEROBIC, minutes(minutes), Map.of(Variable.MINUTES, new Range(5, 30)));
    }

    private static Dose reps(int sets, int reps) {
        return new Dose(OptionalInt.of(sets), OptionalInt.of(reps), OptionalInt.empty(), OptionalInt.empty());
    }

    private static Dose held(int sets, int reps, int seconds) {
        return new Dose(OptionalInt.of(sets), OptionalInt.of(reps), OptionalInt.of(seconds), OptionalInt.empty());
    }

    private static Dose minutes(int minutes) {
        return new Dose(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.of(minutes));
    }
}
