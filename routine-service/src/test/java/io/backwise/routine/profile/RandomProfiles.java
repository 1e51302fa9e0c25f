package io.backwise.routine.profile;

import io.backwise.routine.catalogue.Catalogue;
import io.backwise.routine.catalogue.ExerciseV1;
import io.backwise.routine.profile.Profile.RecordedCondition;
import io.backwise.testkit.Smaller;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;

/** People of every kind: few conditions or many, much or little time, everything or nothing at hand. */
public final class RandomProfiles {
    private static final LocalDate SCREENED = LocalDate.of(2026, 11, 20);

    private final List<String> conditions;
    private final List<String> equipment;
    private final List<String> positions;
    private final List<String> exercises;

    public RandomProfiles(Catalogue catalogue) {
        conditions = List.copyOf(
                new TreeSet<>(catalogue.engine().rules().conditions().keySet()));
        exercises = catalogue.exercises().stream().map(ExerciseV1::slug).toList();
        positions = catalogue.exercises().stream()
                .map(ExerciseV1::startPosition)
                .distinct()
                .sorted()
                .toList();
        equipment = catalogue.exercises().stream()
                .flatMap(it -> it.equipment().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** A profile without red flags. */
    public Profile next(SplittableRandom random) {
        return new Profile(
                some(conditions, random, random.nextInt(5)).stream()
                        .map(it -> new RecordedCondition(
                                it, random.nextBoolean() ? SCREENED.minusDays(random.nextInt(400)) : null))
                        .toList(),
                List.of(),
                SCREENED,
                random.nextInt(11),
                some(List.of("pain-relief", "mobility", "strength", "function"), random, random.nextInt(1, 5)),
                some(equipment, random, random.nextInt(equipment.size() + 1)),
                some(positions, random, random.nextInt(3)),
                some(exercises, random, random.nextInt(5)),
                random.nextInt(5, 61),
                List.of(DayOfWeek.MONDAY),
                "UTC",
                List.of("none", "some", "regular").get(random.nextInt(3)),
                null);
    }

    /** The same person with other conditions and red flags. */
    public static Profile with(Profile it, List<RecordedCondition> conditions, List<String> redFlags) {
        return new Profile(
                conditions,
                redFlags,
                it.screenedOn(),
                it.painNow(),
                it.goals(),
                it.equipment(),
                it.avoidPositions(),
                it.avoidExercises(),
                it.minutesPerSession(),
                it.weekdays(),
                it.zone(),
                it.experience(),
                it.locale());
    }

    /** The same person, every list the other way round. */
    public static Profile reversed(Profile it) {
        return new Profile(
                it.conditions().reversed(),
                it.redFlags().reversed(),
                it.screenedOn(),
                it.painNow(),
                it.goals().reversed(),
                it.equipment().reversed(),
                it.avoidPositions().reversed(),
                it.avoidExercises().reversed(),
                it.minutesPerSession(),
                it.weekdays(),
                it.zone(),
                it.experience(),
                it.locale());
    }

    /** The same person with fewer conditions. */
    public static Stream<Profile> smaller(Profile it) {
        return Smaller.without(it.conditions()).map(fewer -> with(it, fewer, it.redFlags()));
    }

    private static List<String> some(List<String> all, SplittableRandom random, int many) {
        List<String> left = new ArrayList<>(all);
        List<String> taken = new ArrayList<>();
        while (taken.size() < many && !left.isEmpty()) {
            taken.add(left.remove(random.nextInt(left.size())));
        }
        return taken;
    }
}
