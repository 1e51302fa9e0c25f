package io.backwise.routine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.routine.catalogue.Catalogue;
import io.backwise.routine.catalogue.ExerciseV1;
import io.backwise.routine.catalogue.ShippedCatalogue;
import io.backwise.routine.plan.RecentPain.Felt;
import io.backwise.routine.plan.core.Dose;
import io.backwise.routine.profile.Profile;
import io.backwise.routine.profile.RandomProfiles;
import io.backwise.screening.Audience;
import io.backwise.testkit.Cases;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A plan that a patient composes anew gives back nothing of what rules on pain took away, whatever the history. */
class ComposedAgainLawsTest {
    private static final int CASES = 3_000;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant SINCE = NOW.minus(Duration.ofDays(RecentPain.DAYS));
    private static final Catalogue CATALOGUE = ShippedCatalogue.read();
    private static final Composing COMPOSING = ShippedConfig.composing();
    private static final RandomProfiles PEOPLE = new RandomProfiles(CATALOGUE);

    /**
     * One change after another of a person's plans, as it is told below.
     *
     * @param isListed whether the plan holds the exercise, be it that the plan pauses because it would be without
     */
    private record Change(
            Instant at, String exercise, boolean isLeft, boolean isForPain, boolean isListed, OptionalInt reps) {}

    @Test
    void whatWasTooMuchStaysOutAndNoDoseIsMoreThanTheLastOne() {
        long first = Cases.run(CASES, random -> {
            Profile profile = PEOPLE.next(random);
            List<Change> history = history(random);
            Map<String, Felt> pain = pain(random);
            Eased eased = Eased.of(revisions(history), SINCE);
            Background background = new Background(new RecentPain(pain), eased, List.of());
            if (composed(profile, background, Audience.SELF) instanceof Proposal.Proposed it) {
                it.session().items().forEach(item -> {
                    assertThat(left(history)).doesNotContain(item.exercise());
                    Felt felt = pain.get(item.exercise());
                    assertThat(felt != null && felt.isNoted() && felt.pain() >= 6)
                            .as("what was too much")
                            .isFalse();
                    OptionalInt last = lastReps(history, item.exercise());
                    if (last.isPresent() && item.reps() != null) {
                        assertThat(item.reps()).isLessThanOrEqualTo(last.getAsInt());
                    }
                });
            }
            // Nothing of it binds a clinician: what is chosen may differ by points alone, and doses begin as the
            // catalogue says.
            if (composed(profile, background, Audience.CLINICIAN) instanceof Proposal.Proposed it) {
                it.session().items().forEach(item -> assertThat(item.dose())
                        .isEqualTo(Prepared.startDose(
                                CATALOGUE.exercise(item.exercise()).orElseThrow())));
                assertThat(it.session().notChosen()).noneMatch(no -> no.why().equals("recent-pain"));
            }
        });
        System.out.printf("law composed again: held for %,d histories from seed %d%n", CASES, first);
    }

    private static Proposal composed(Profile profile, Background background, Audience audience) {
        return COMPOSING.compose(
                CATALOGUE, profile, background, new Wish(null, List.of(), List.of(), List.of()), audience, TODAY);
    }

    private static List<Change> history(SplittableRandom random) {
        List<Change> history = new ArrayList<>();
        int many = random.nextInt(40);
        for (int i = 0; i < many; i++) {
            ExerciseV1 it = any(random);
            OptionalInt reps = Prepared.startDose(it).reps();
            boolean isLeft = random.nextInt(3) == 0;
            boolean isForPain = random.nextInt(3) > 0;
            history.add(new Change(
                    NOW.minus(Duration.ofDays(50L - i)),
                    it.slug(),
                    isLeft,
                    isForPain,
                    !isLeft || (isForPain && random.nextBoolean()),
                    reps.isPresent() ? OptionalInt.of(random.nextInt(1, 2 * reps.getAsInt() + 2)) : reps));
        }
        return history;
    }

    private static ExerciseV1 any(SplittableRandom random) {
        List<ExerciseV1> all = List.copyOf(CATALOGUE.exercises());
        return all.get(random.nextInt(all.size()));
    }

    private static Map<String, Felt> pain(SplittableRandom random) {
        Map<String, Felt> pain = new HashMap<>();
        int many = random.nextInt(20);
        for (int i = 0; i < many; i++) {
            pain.put(any(random).slug(), new Felt(random.nextInt(11), random.nextBoolean()));
        }
        return pain;
    }

    /** Each change as a revision that prescribes this exercise, or takes it out. */
    private static List<RevisionDoses> revisions(List<Change> history) {
        List<RevisionDoses> revisions = new ArrayList<>();
        for (Change it : history) {
            ExerciseV1 exercise = CATALOGUE.exercise(it.exercise()).orElseThrow();
            Dose start = Prepared.startDose(exercise);
            Dose dose = new Dose(start.sets(), it.reps(), start.holdSeconds(), start.minutes());
            revisions.add(new RevisionDoses(
                    revisions.size() + 1,
                    it.at(),
                    it.isLeft() && it.isListed() ? PlanStatus.SUSPENDED : PlanStatus.ACTIVE,
                    it.isListed()
                            ? List.of(Prescription.of(Prepared.move(exercise, dose), 1, List.of(), List.of()))
                            : List.of(),
                    it.isLeft()
                            ? List.of(new StepTaken(
                                    "RG02",
                                    it.exercise(),
                                    it.isForPain() ? new UUID(0, 1) : null,
                                    false,
                                    StepTaken.LEFT_OUT,
                                    "it hurt twice"))
                            : List.of()));
        }
        return revisions;
    }

    /** A plan that pauses keeps what it lists in whatever is changed of it meanwhile, and prescribes none of it. */
    @Test
    void whatEmptiedAPlanDoesNotComeBackWithAnotherRevisionOfThePause() {
        ExerciseV1 exercise = List.copyOf(CATALOGUE.exercises()).getFirst();
        List<Prescription> listed = List.of(
                Prescription.of(Prepared.move(exercise, Prepared.startDose(exercise)), 1, List.of(), List.of()));
        StepTaken out = new StepTaken("PR03", exercise.slug(), new UUID(0, 1), false, StepTaken.LEFT_OUT, "it spread");
        Instant day = NOW.minus(Duration.ofDays(1));
        List<RevisionDoses> paused = List.of(
                new RevisionDoses(1, day.minusSeconds(2), PlanStatus.ACTIVE, listed, List.of()),
                new RevisionDoses(2, day.minusSeconds(1), PlanStatus.SUSPENDED, listed, List.of(out)),
                new RevisionDoses(3, day, PlanStatus.SUSPENDED, listed, List.of()));
        assertThat(Eased.of(paused, SINCE).left()).containsExactly(exercise.slug());
        List<RevisionDoses> resumed = new ArrayList<>(paused);
        resumed.add(new RevisionDoses(4, NOW, PlanStatus.ACTIVE, listed, List.of()));
        assertThat(Eased.of(resumed, SINCE).left()).isEmpty();
    }

    /**
     * By going through the history for each exercise: the last word on it by pain, when it is younger than four weeks; what only
     * became unsafe by something else is no word on it.
     */
    private static Set<String> left(List<Change> history) {
        Set<String> left = new HashSet<>();
        for (Change it : history) {
            boolean isLast = history.stream()
                    .filter(other -> other.exercise().equals(it.exercise()) && (!other.isLeft() || other.isForPain()))
                    .reduce((one, other) -> other)
                    .filter(it::equals)
                    .isPresent();
            if (isLast && it.isLeft() && it.at().isAfter(SINCE)) {
                left.add(it.exercise());
            }
        }
        return left;
    }

    private static OptionalInt lastReps(List<Change> history, String exercise) {
        return history.stream()
                .filter(it -> it.exercise().equals(exercise) && it.isListed())
                .reduce((one, other) -> other)
                .map(Change::reps)
                .orElse(OptionalInt.empty());
    }
}
