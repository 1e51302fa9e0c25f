package io.backwise.routine.adaptation.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.routine.plan.core.Dose;
import io.backwise.testkit.Cases;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GapTest {
    private static final LocalDate LAST = LocalDate.of(2026, 6, 1); // a Monday
    private static final Set<DayOfWeek> THREE_DAYS = Set.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY);

    @ParameterizedTest(name = "{0} days: {1}")
    @CsvSource({"0,", "6,", "7, WEEK", "13, WEEK", "14, TWO_WEEKS", "27, TWO_WEEKS", "28, FOUR_WEEKS", "400, FOUR_WEEKS"
    })
    void daysWithoutASessionMakeAGap(int days, Gap gap) {
        assertThat(Gap.between(LAST, LAST.plusDays(days), THREE_DAYS)).isEqualTo(Optional.ofNullable(gap));
    }

    @Test
    void whoTrainsOnceAWeekAndMissedNothingHasNone() {
        Set<DayOfWeek> mondays = Set.of(DayOfWeek.MONDAY);
        assertThat(Gap.between(LAST, LAST.plusDays(7), mondays)).isEmpty();
        assertThat(Gap.between(LAST, LAST.plusDays(8), mondays)).contains(Gap.WEEK);
    }

    @Test
    void aLongerGapNeverLeavesMore() {
        long seed = Cases.run(20_000, random -> {
            Dose now = dose(random);
            Dose start = dose(random);
            List<Integer> left =
                    Stream.of(Gap.values()).map(it -> left(it, now, start)).toList();
            assertThat(left.get(0)).isLessThanOrEqualTo(now.volume()).isGreaterThanOrEqualTo(left.get(1));
            assertThat(left.get(1))
                    .isEqualTo(Math.min(now.volume(), start.volume()))
                    .isEqualTo(left.get(2));
        });
        System.out.printf("law gap: held in 20,000 random doses from seed %d%n", seed);
    }

    private static int left(Gap gap, Dose now, Dose start) {
        List<Step> steps = gap.restart(Map.of("e", now), Map.of("e", start));
        return steps.stream()
                .map(it -> it instanceof Step.Dosed dosed ? dosed.to() : ((Step.Restarted) it).to())
                .map(Dose::volume)
                .findFirst()
                .orElse(now.volume());
    }

    private static Dose dose(SplittableRandom random) {
        return new Dose(
                OptionalInt.of(random.nextInt(1, 4)),
                OptionalInt.of(random.nextInt(1, 13)),
                OptionalInt.of(random.nextInt(1, 31)),
                OptionalInt.empty());
    }

    @ParameterizedTest(name = "answered {0} days after the last session, {1} days after it: asked again {2}")
    @CsvSource({
        "0, 27, false",
        "0, 28, true",
        "27, 40, true",
        "28, 40, false",
        "40, 40, false",
        "28, 55, false",
        "28, 56, true",
        "200, 227, false",
        "200, 228, true",
    })
    void afterFourWeeksTheQuestionsAreAskedAgain(int answered, int today, boolean again) {
        assertThat(Gap.asksAgain(LAST, LAST.plusDays(answered), LAST.plusDays(today)))
                .isEqualTo(again);
    }
}
