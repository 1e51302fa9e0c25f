package io.backwise.catalog.exercise;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The figures of the article that the project started from, kept unchanged beside our own dose; ranges {@code [low, high]}. */
public record SeedDose(
        @Nullable List<Integer> reps,
        @Nullable List<Integer> daysPerWeek,
        @Nullable List<Integer> holdSeconds,
        @Nullable String note) {}
