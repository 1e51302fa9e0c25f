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
        long version) {}
