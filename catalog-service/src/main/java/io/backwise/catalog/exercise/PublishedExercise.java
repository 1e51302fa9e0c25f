package io.backwise.catalog.exercise;

/** An exercise with its version: 1 for the first publication, one more for each change. */
public record PublishedExercise(Exercise exercise, long version) {}
