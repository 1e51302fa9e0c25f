package io.backwise.catalog.content;

import io.backwise.catalog.exercise.Exercise;
import io.backwise.catalog.vocabulary.Vocabulary;
import java.util.List;

/**
 * The content files of this build.
 *
 * @param version raised with every change of a file; an import happens once a version
 */
public record ShippedContent(int version, List<Exercise> exercises, Vocabulary vocabulary) {
    public ShippedContent {
        exercises = List.copyOf(exercises);
    }
}
