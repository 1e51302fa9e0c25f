package io.backwise.catalog.editing;

import io.backwise.catalog.exercise.PublishedExercise;
import io.backwise.catalog.vocabulary.Vocabulary;

/** What came of an editor's change of an exercise. */
sealed interface ExerciseEdit {
    /** A new version, or the one that was there already, with the rules that it is read with. */
    record Published(PublishedExercise published, Vocabulary vocabulary, long rulesVersion, boolean isFirst)
            implements ExerciseEdit {}

    /** Something else is published than the editor has seen. */
    record Changed() implements ExerciseEdit {}

    /** There is no such exercise. */
    record Missing() implements ExerciseEdit {}
}
