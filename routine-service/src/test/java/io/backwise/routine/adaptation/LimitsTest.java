package io.backwise.routine.adaptation;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.routine.adaptation.core.Bout.Done;
import io.backwise.routine.adaptation.core.Pain;
import io.backwise.routine.adaptation.core.Shift;
import io.backwise.routine.catalogue.Catalogue;
import io.backwise.routine.catalogue.ShippedCatalogue;
import io.backwise.routine.plan.Plan;
import io.backwise.routine.plan.Prescription;
import io.backwise.routine.plan.ShippedPlans;
import io.backwise.routine.plan.StepTaken;
import io.backwise.screening.Condition;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Three sessions that would earn a step up, and what keeps a plan from asking for more all the same. */
class LimitsTest {
    private static final int NONE = -1;

    private final Catalogue catalogue = ShippedCatalogue.read();
    private final Plan plan = Healthy.plan(catalogue);

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "uncontrolled-hypertension, false",
        "under-18, false",
        "postop-microdiscectomy-late, false",
        "pregnancy-trimester-1, false",
        "pregnancy-trimester-2-3, false",
        "postpartum-0-12-weeks, false",
        "nonspecific-lbp, true",
        "facet-joint-pain, true",
        "postop-lumbar-fusion-late, true",
    })
    void noPlanGrowsThatIsForAClinicianOrAroundABirth(String condition, boolean grows) {
        assertThat(steps(Healthy.known(catalogue, plan, condition)).stream().anyMatch(StepTaken::up))
                .isEqualTo(grows);
    }

    @Test
    void ofAllConditionsOnlyTheseHoldAPlanBack() {
        for (Condition it : catalogue.engine().rules().conditions().values()) {
            boolean isHeld = it.requiresClinicianPlan()
                    || it.slug().startsWith("pregnancy-")
                    || it.slug().startsWith("postpartum-");
            assertThat(Limits.noMore(Healthy.known(catalogue, plan, it.slug()), Healthy.TODAY)
                            .isPresent())
                    .as(it.slug())
                    .isEqualTo(isHeld);
        }
    }

    @Test
    void oneOfSeveralConditionsIsEnough() {
        assertThat(steps(Healthy.known(catalogue, plan, "nonspecific-lbp", "pregnancy-trimester-1")))
                .isEmpty();
    }

    @ParameterizedTest(name = "locked: {0}")
    @ValueSource(booleans = {true, false})
    void aLockedPlanDoesNotGrow(boolean locked) {
        Adaptation told = weighed(Healthy.known(catalogue, locked ? ShippedPlans.locked(plan) : plan));
        assertThat(told.steps().stream().anyMatch(StepTaken::up)).isEqualTo(!locked);
        // What a lock keeps back after good sessions is nothing to see a clinician for.
        assertThat(told.findings().isEmpty()).isEqualTo(locked);
    }

    /** Two good sessions in a row are enough for a step; one with a warning sign is not good, whatever its pain. */
    @ParameterizedTest(name = "with the session of {0} days ago: grows {1}")
    @CsvSource({"-1, true", "0, false", "2, false", "4, true"})
    void aWarningSignEarnsNothing(int flagged, boolean grows) {
        assertThat(weighed(Healthy.known(catalogue, plan), flagged).steps().stream()
                        .anyMatch(StepTaken::up))
                .isEqualTo(grows);
    }

    /** Three weeks later the mornings of good sessions say nothing of what the back would take now. */
    @ParameterizedTest(name = "told {0} days after the last session: grows {1}")
    @CsvSource({"1, true", "6, true", "7, false", "20, false", "40, false"})
    void aMorningThatIsToldAfterAGapEarnsNothing(int later, boolean grows) {
        Adaptation told = weighed(Healthy.known(catalogue, plan, Healthy.TODAY.plusDays(later)));
        assertThat(told.steps().stream().anyMatch(StepTaken::up)).isEqualTo(grows);
    }

    /** A third day would raise the minutes of a week by half. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"bird-dog, true", "walking, false"})
    void noDayIsAddedToAerobicWork(String exercise, boolean mayBeMore) {
        Plan one = Healthy.plan(catalogue, exercise);
        Plan twice = one.prescribing(one.session(), List.of(DayOfWeek.TUESDAY, DayOfWeek.SATURDAY));
        assertThat(Limits.anotherDay(Healthy.known(catalogue, twice)).isPresent())
                .isEqualTo(mayBeMore);
    }

    private static List<StepTaken> steps(Known known) {
        return weighed(known).steps();
    }

    private static Adaptation weighed(Known known) {
        return weighed(known, NONE);
    }

    /** @param flagged the days since the session with which a warning sign was told */
    private static Adaptation weighed(Known known, int flagged) {
        List<PlayedSession> sessions = IntStream.of(0, 2, 4)
                .mapToObj(it -> session(known.plan(), Healthy.TODAY.minusDays(it), it == flagged))
                .toList();
        PlayedSession latest = sessions.getFirst();
        return Weighing.weigh(latest.at().plusSeconds(86_400), known, latest, sessions.subList(1, sessions.size()));
    }

    /** With ease, two repetitions to spare and a good morning. */
    private static PlayedSession session(Plan plan, LocalDate day, boolean isFlagged) {
        return new PlayedSession(
                UUID.randomUUID(),
                plan.planId(),
                plan.revision(),
                day.atTime(10, 0).toInstant(ZoneOffset.UTC),
                day,
                new Pain(1, 1, OptionalInt.of(1)),
                Shift.NONE,
                false,
                isFlagged,
                3,
                plan.session().items().stream().map(LimitsTest::done).toList());
    }

    private static PlayedSession.Item done(Prescription it) {
        return new PlayedSession.Item(
                it.exercise(),
                new Done(
                        it.sets() == null ? 1 : it.sets(),
                        it.reps() == null ? 0 : it.reps() + 2,
                        OptionalInt.empty(),
                        it.minutes() == null ? 0 : it.minutes()),
                OptionalInt.empty(),
                false);
    }
}
