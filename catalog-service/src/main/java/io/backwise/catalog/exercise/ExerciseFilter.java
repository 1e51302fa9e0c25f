package io.backwise.catalog.exercise;

import java.util.Collection;
import java.util.Optional;

/**
 * What a list is narrowed to; an empty member does not narrow.
 *
 * @param equipment what the person has: exercises that need anything else are left out
 * @param text words to search for, in the syntax of a web search
 * @param among only these slugs (those that a screening left over)
 */
public record ExerciseFilter(
        Optional<String> category,
        Optional<String> region,
        Optional<String> position,
        Optional<Collection<String>> equipment,
        Optional<Integer> maxDifficulty,
        Optional<String> trait,
        Optional<String> text,
        Optional<Collection<String>> among) {}
