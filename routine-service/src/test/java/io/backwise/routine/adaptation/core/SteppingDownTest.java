package io.backwise.routine.adaptation.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.routine.adaptation.core.Bout.Done;
import io.backwise.routine.plan.core.Dose;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a session takes away, by what it did and what went before. */
class SteppingDownTest {
    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
    private static final LocalDate TODAY = NOW.atZone(ZoneOffset.UTC).toLocalDate();
    private static final Map<Variable, Range> RANGES =
            Map.of(Variable.REPS, new Range(8, 12), Variable.SETS, new Range(1, 3));

    /** Two sets of ten unless it says otherwise; pain before is 2. */
    @ParameterizedTest(name = "{0} x {1}, worst {2}, morning {3}, {4}: {5}")
    @CsvSource({
        // Red: the variable that grew last, then the next below, then an easier exercise.
        "2, 10, 7, , none, 'PR05 sets 2 to 1'",
        "1, 10, 7, , none, 'PR05 repetitions 10 to 8'",
        "1, 9, 7, , none, 'PR05 repetitions 9 to 8'",
        "1, 8, 7, , none, 'PR05 to easier'",
        "2, 10, 5, , none, 'PR06 sets 2 to 1'",
        // The morning after: two points up are a third less, more is red.
        "2, 10, 3, 4, none, 'PR07 repetitions 10 to 7'",
        "2, 10, 3, 5, none, 'PR07R sets 2 to 1'",
        "2, 10, 3, 3, none, ''",
        // Drawn back to the middle, pain alone is not red, and yet a step.
        "2, 10, 7, , centralised, 'PR05 sets 2 to 1'",
        "2, 10, 3, , centralised, ''",
        // Spread: away from it at once.
        "2, 10, 3, , peripheralised, 'PR02 to easier'",
        "2, 10, 4, , none, ''",
    })
    void aSessionTakesOneStep(int sets, int reps, int worst, Integer morning, String shift, String step) {
        Part part = part(
                new Dose(OptionalInt.of(sets), OptionalInt.of(reps), OptionalInt.empty(), OptionalInt.empty()),
                List.of(new Rung("easier", "easier", false, 60)));
        assertThat(words(part, bout(part, 0, worst, morning, shift, true))).isEqualTo(step);
    }

    /** Noted of the exercise itself, within seven days to the second. */
    @ParameterizedTest(name = "red {0} s before, noted: {1}, easier: {2}: {3}")
    @CsvSource({
        "604800, true, true, 'RG02 to easier'",
        "604800, true, false, 'RG02 dropped'",
        "604801, true, true, 'PR05 sets 2 to 1'",
        "86400, false, true, 'PR05 sets 2 to 1'",
    })
    void theSecondRedWithinAWeekEndsAnExercise(long secondsBefore, boolean noted, boolean hasEasier, String step) {
        Part part = part(
                new Dose(OptionalInt.of(2), OptionalInt.of(10), OptionalInt.empty(), OptionalInt.empty()),
                hasEasier ? List.of(new Rung("easier", "easier", false, 60)) : List.of());
        assertThat(words(part, bout(part, 0, 7, null, "none", true), bout(part, secondsBefore, 7, null, "none", noted)))
                .isEqualTo(step);
    }

    /** A back that answers by the next morning says nothing of one exercise that went well: one step, and no more. */
    @Test
    void twoBadMorningsEndNoExerciseThatWasNotedToGoWell() {
        Part part = part(
                new Dose(OptionalInt.of(2), OptionalInt.of(10), OptionalInt.empty(), OptionalInt.empty()), List.of());
        assertThat(words(part, bout(part, 0, 0, 7, "none", true), bout(part, 86_400, 0, 7, "none", true)))
                .isEqualTo("PR07R sets 2 to 1");
    }

    @ParameterizedTest(name = "spread {0} s before, easier: {1}: {2}")
    @CsvSource({
        "604800, true, 'PR03 to easier'",
        "604800, false, 'PR03 dropped'",
        "604801, true, 'PR02 to easier'",
        "604801, false, 'PR02 sets 2 to 1'",
    })
    void theSecondSpreadWithinAWeekEndsAnExercise(long secondsBefore, boolean hasEasier, String step) {
        Part part = part(
                new Dose(OptionalInt.of(2), OptionalInt.of(10), OptionalInt.empty(), OptionalInt.empty()),
                hasEasier ? List.of(new Rung("easier", "easier", false, 60)) : List.of());
        assertThat(words(
                        part,
                        bout(part, 0, 3, null, "peripheralised", false),
                        bout(part, secondsBefore, 3, null, "peripheralised", false)))
                .isEqualTo(step);
    }

    private static String words(Part part, Bout... bouts) {
        Part played = new Part(
                part.exercise(),
                part.kind(),
                part.perSide(),
                part.dose(),
                part.ranges(),
                part.harder(),
                part.easier(),
                List.of(bouts),
                Optional.empty());
        List<Step> steps = SteppingDown.of(situation(played, bouts[0]));
        assertThat(steps).hasSizeLessThanOrEqualTo(1).noneMatch(Step::isUp);
        return steps.stream().findFirst().map(SteppingDownTest::words).orElse("");
    }

    private static String words(Step step) {
        return step.rule() + " "
                + switch (step) {
                    case Step.Dosed it ->
                        it.variable().words() + " "
                                + it.variable().of(it.from()).orElseThrow() + " to "
                                + it.variable().of(it.to()).orElseThrow();
                    case Step.Swapped it -> "to " + it.other();
                    case Step.Dropped _ -> "dropped";
                    default -> step.toString();
                };
    }

    private static Part part(Dose dose, List<Rung> easier) {
        return new Part("e", Kind.TWO_FOR_TWO, false, dose, RANGES, List.of(), easier, List.of(), Optional.empty());
    }

    private static Bout bout(Part part, long secondsBefore, int worst, Integer morning, String shift, boolean noted) {
        Pain pain = new Pain(2, worst, morning == null ? OptionalInt.empty() : OptionalInt.of(morning));
        Shift told = Shift.ofSlug(shift).orElseThrow();
        Instant at = NOW.minusSeconds(secondsBefore);
        return new Bout(
                new UUID(1, secondsBefore),
                at,
                at.atZone(ZoneOffset.UTC).toLocalDate(),
                part.dose(),
                new Done(2, 10, OptionalInt.empty(), 0),
                4,
                true,
                PainResponse.colour(pain, told) == Response.GREEN,
                noted,
                true,
                pain,
                told);
    }

    private static Situation situation(Part part, Bout latest) {
        Answered session = new Answered(
                latest.session(),
                latest.at(),
                TODAY,
                latest.response(),
                Optional.empty(),
                false,
                latest.pain().before(),
                latest.shift() == Shift.PERIPHERALISED,
                Set.of(),
                PainResponse.hasReactedByMorning(latest.pain()));
        return new Situation(
                NOW.plus(Duration.ofMinutes(1)),
                session,
                List.of(),
                List.of(part),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                false,
                3_600,
                Optional.empty());
    }
}
