package io.backwise.catalog.editing;

import io.backwise.catalog.exercise.PublishedExercise;
import io.backwise.catalog.vocabulary.Rule;
import io.backwise.catalog.vocabulary.Vocabulary;

/** What came of an editor's change. */
sealed interface Edit {
    /** A new version of an exercise, with the rules that it is read with. */
    record ExercisePublished(PublishedExercise published, Vocabulary vocabulary, long rulesVersion, boolean isFirst)
            implements Edit {}

    /** A new version of the rules. */
    record RulePublished(Rule rule, long rulesVersion, boolean isFirst) implements Edit {}

    /** The rule is gone. */
    record RuleDeleted(long rulesVersion) implements Edit {}

    /** Something else is published than the editor has seen. */
    record Changed() implements Edit {}

    /** There is no such thing. */
    record Missing() implements Edit {}
}
