package io.backwise.routine.adaptation;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.routine.adaptation.PlayedSession.Item;
import io.backwise.routine.adaptation.core.Bout.Done;
import io.backwise.routine.adaptation.core.Pain;
import io.backwise.routine.adaptation.core.Shift;
import io.backwise.routine.catalogue.Catalogue;
import io.backwise.routine.catalogue.ShippedCatalogue;
import io.backwise.routine.plan.Plan;
import io.backwise.routine.plan.Prescription;
import io.backwise.routine.plan.Redrafting;
import io.backwise.routine.plan.StepTaken;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of one exercise, and what the rules make of it. */
class WeighingTest {
    private static final String STRETCH = "hamstring-stretch-supine";
    private static final String BUG = "dead-bug";
    private static final Pain WELL = new Pain(1, 1, OptionalInt.of(1));

    private final Catalogue catalogue = ShippedCatalogue.read();

    /** In the patient's own words, so that nobody knows why: it was not done, and earns nothing; it may be what hurt. */
    @ParameterizedTest(name = "the session between {0}: grows {1}")
    @CsvSource({"done, true", "skipped, false", "untold, false", "nothing, false"})
    void whatWasNotDoneInBetweenIsNotTwoInARow(String between, boolean grows) {
        Plan plan = Healthy.plan(catalogue, BUG);
        PlayedSession inBetween = session(plan, 2, WELL, Shift.NONE, it -> switch (between) {
            case "done" -> Stream.of(done(it, OptionalInt.empty()));
            case "skipped" -> Stream.of(skipped(it.exercise()));
            case "nothing" -> Stream.of(new Item(it.exercise(), Done.NOTHING, OptionalInt.empty(), false));
            default -> Stream.of();
        });
        assertThat(steps(plan, well(plan, 0), inBetween, well(plan, 4)).stream().anyMatch(StepTaken::up))
                .isEqualTo(grows);
    }

    @Test
    void whatWasSkippedOfASessionThatNothingElseExplainsMayBeWhatHurt() {
        Plan plan = with("bird-dog", BUG);
        PlayedSession bad = session(
                plan,
                0,
                new Pain(1, 9, OptionalInt.empty()),
                Shift.NONE,
                it -> Stream.of(it.exercise().equals(BUG) ? skipped(BUG) : done(it, OptionalInt.of(2))));
        assertThat(steps(plan, bad)).extracting(StepTaken::exercise).containsExactly(BUG);
        PlayedSession harmless = session(plan, 0, WELL, Shift.NONE, it -> Stream.of(skipped(it.exercise())));
        assertThat(steps(plan, harmless)).isEmpty();
    }

    @Test
    void aRedSessionOfWhichNoNoteSaysWhyTakesAStepFromWhatHurtMost() {
        Plan plan = with("bird-dog", BUG);
        PlayedSession bad = session(
                plan,
                0,
                new Pain(2, 8, OptionalInt.empty()),
                Shift.NONE,
                it -> Stream.of(done(it, OptionalInt.of(it.exercise().equals(BUG) ? 3 : 2))));
        assertThat(steps(plan, bad)).extracting(StepTaken::exercise).containsExactly(BUG);
    }

    /** A stretch of the nerve moves no spine, and yet spreads. */
    @Test
    void whatTensionsTheNerveMayHaveSpread() {
        Plan plan = with(STRETCH, "pelvic-tilt", "bird-dog");
        PlayedSession first = spread(plan, 3);
        assertThat(steps(plan, first))
                .extracting(StepTaken::exercise)
                .contains(STRETCH)
                .doesNotContain("bird-dog");
        assertThat(steps(plan, spread(plan, 0), first))
                .filteredOn(it -> STRETCH.equals(it.exercise()))
                .extracting(StepTaken::rule)
                .containsExactly("PR03");
    }

    @Test
    void whatWasStoppedWhenSymptomsSpreadMayHaveSpread() {
        Plan plan = with(STRETCH, "bird-dog");
        PlayedSession stopped = session(
                plan,
                0,
                new Pain(2, 3, OptionalInt.empty()),
                Shift.PERIPHERALISED,
                it -> Stream.of(it.exercise().equals(STRETCH) ? skipped(STRETCH) : done(it, OptionalInt.empty())));
        assertThat(steps(plan, stopped)).extracting(StepTaken::exercise).containsExactly(STRETCH);
    }

    /** Half of it in the morning, half in the evening, each a report: what one lacks the other has. */
    @Test
    void aDayInTwoPartsIsADay() {
        Plan plan = with("bird-dog", BUG);
        List<PlayedSession> halves = Stream.of(0, 2, 4)
                .flatMap(day -> Stream.of(half(plan, day, BUG), half(plan, day, "bird-dog")))
                .toList();
        assertThat(steps(
                        plan,
                        halves.getFirst(),
                        halves.subList(1, halves.size()).toArray(PlayedSession[]::new)))
                .anyMatch(StepTaken::up);
    }

    private static PlayedSession half(Plan plan, int daysAgo, String exercise) {
        return session(
                plan,
                daysAgo,
                WELL,
                Shift.NONE,
                it -> it.exercise().equals(exercise) ? Stream.of(done(it, OptionalInt.empty())) : Stream.of());
    }

    private Plan with(String... exercises) {
        Plan plan = Healthy.plan(catalogue);
        return Redrafting.redrafted(
                plan,
                catalogue,
                List.of(),
                Stream.of(exercises)
                        .map(it -> new Redrafting.Item(
                                it, Redrafting.startDose(catalogue.exercise(it).orElseThrow())))
                        .toList(),
                Map.of(),
                plan.weekdays());
    }

    private List<StepTaken> steps(Plan plan, PlayedSession latest, PlayedSession... others) {
        return Weighing.weigh(latest.at().plusSeconds(86_400), Healthy.known(catalogue, plan), latest, List.of(others))
                .steps();
    }

    private static PlayedSession well(Plan plan, int daysAgo) {
        return session(plan, daysAgo, WELL, Shift.NONE, it -> Stream.of(done(it, OptionalInt.empty())));
    }

    private static PlayedSession spread(Plan plan, int daysAgo) {
        return session(
                plan,
                daysAgo,
                new Pain(2, 3, OptionalInt.empty()),
                Shift.PERIPHERALISED,
                it -> Stream.of(done(it, OptionalInt.empty())));
    }

    private static PlayedSession session(
            Plan plan, int daysAgo, Pain pain, Shift shift, Function<Prescription, Stream<Item>> told) {
        LocalDate day = Healthy.TODAY.minusDays(daysAgo);
        return new PlayedSession(
                UUID.randomUUID(),
                plan.planId(),
                plan.revision(),
                day.atTime(10, 0).toInstant(ZoneOffset.UTC),
                day,
                pain,
                shift,
                false,
                false,
                3,
                plan.session().items().stream().flatMap(told).toList());
    }

    private static Item skipped(String exercise) {
        return new Item(exercise, Done.NOTHING, OptionalInt.empty(), true);
    }

    /** All of it, with two repetitions to spare. */
    private static Item done(Prescription it, OptionalInt pain) {
        return new Item(
                it.exercise(),
                new Done(
                        it.sets() == null ? 1 : it.sets(),
                        it.reps() == null ? 0 : it.reps() + 2,
                        it.holdSeconds() == null ? OptionalInt.empty() : OptionalInt.of(it.holdSeconds()),
                        it.minutes() == null ? 0 : it.minutes()),
                pain,
                false);
    }
}
