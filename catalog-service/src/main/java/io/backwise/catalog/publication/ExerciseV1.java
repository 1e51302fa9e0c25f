package io.backwise.catalog.publication;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.backwise.catalog.exercise.Exercise;

/** The whole exercise at a version: data of {@code exercise-changed}. */
record ExerciseV1(@JsonUnwrapped Exercise exercise, long version) {}
