package io.backwise.catalog.exercise;

import java.util.List;

/** An exercise in a list. */
public record ExerciseSummary(
        String slug,
        String name,
        String category,
        String startPosition,
        int difficulty,
        List<String> equipment,
        String status,
        long version) {
    public static ExerciseSummary of(PublishedExercise published) {
        Exercise it = published.exercise();
        return new ExerciseSummary(
                it.slug(),
                it.name(),
                it.category(),
                it.startPosition(),
                it.difficulty(),
                it.equipment(),
                it.status(),
                published.version());
    }
}
