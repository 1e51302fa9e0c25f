package io.backwise.catalog.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.backwise.catalog.exercise.Exercise;
import org.jspecify.annotations.Nullable;

/**
 * The whole exercise at a version: data of {@code exercise-changed}.
 *
 * @param withdrawnBecause in the words of who withdrew it; absent without any
 */
record ExerciseV1(
        @JsonUnwrapped Exercise exercise,
        long version,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String withdrawnBecause) {}
