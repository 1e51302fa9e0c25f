package io.backwise.catalog.browsing;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.backwise.catalog.exercise.Exercise;
import io.backwise.catalog.exercise.PublishedExercise;
import io.backwise.catalog.vocabulary.Vocabulary;

/** An exercise with what the rules derive for it. */
public record ExerciseView(@JsonUnwrapped Exercise exercise, Contraindications contraindications, long version) {
    public static ExerciseView of(PublishedExercise published, Vocabulary vocabulary) {
        return new ExerciseView(
                published.exercise(),
                Contraindications.of(published.exercise(), vocabulary.rules()),
                published.version());
    }
}
