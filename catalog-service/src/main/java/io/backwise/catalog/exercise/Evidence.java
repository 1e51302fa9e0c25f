package io.backwise.catalog.exercise;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What speaks for an exercise.
 *
 * @param grade 0: general knowledge only; 1: a published source names the move; 2: one gives the dose too; 3: two or more do
 * @param note the evidence in a sentence
 * @param sources ids of the catalogue's source list
 * @param doseBasis where the dose comes from
 */
public record Evidence(
        int grade,
        @Nullable String note,
        List<String> sources,
        @Nullable String doseBasis) {}
