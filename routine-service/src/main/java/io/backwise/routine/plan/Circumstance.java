package io.backwise.routine.plan;

import io.backwise.routine.catalogue.ExerciseV1;
import io.backwise.routine.profile.Profile;
import java.util.Optional;
import java.util.stream.Collectors;

/** What keeps a safe exercise from a person all the same: what they have, tolerate and want. */
public final class Circumstance {
    private Circumstance() {}

    /** The first that does, such as {@code equipment strap}; empty when none does. */
    public static Optional<String> against(ExerciseV1 exercise, Profile profile) {
        if (profile.avoidExercises().contains(exercise.slug())) {
            return Optional.of("avoid-exercise");
        }
        Optional<String> position = avoidedPosition(exercise, profile);
        if (position.isPresent()) {
            return Optional.of("position " + position.get());
        }
        return profile.equipment().containsAll(exercise.equipment())
                ? Optional.empty()
                : Optional.of("equipment "
                        + exercise.equipment().stream()
                                .filter(it -> !profile.equipment().contains(it))
                                .sorted()
                                .collect(Collectors.joining(" ")));
    }

    /** A move may pass through another position than it starts in: who rises from a chair ends up standing. */
    private static Optional<String> avoidedPosition(ExerciseV1 exercise, Profile profile) {
        return profile.avoidPositions().contains(exercise.startPosition())
                ? Optional.of(exercise.startPosition())
                : profile.avoidPositions().stream()
                        .filter(it -> exercise.traits().contains("position-" + it))
                        .sorted()
                        .findFirst();
    }
}
