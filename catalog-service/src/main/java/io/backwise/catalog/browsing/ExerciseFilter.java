package io.backwise.catalog.browsing;

import java.util.Optional;
import java.util.Set;

/**
 * What a list is narrowed to; an empty member does not narrow. The words are known to the catalogue.
 *
 * @param equipment what the person has: exercises that need anything else are left out
 * @param maxDifficulty 1 to 5
 * @param suitableFor conditions: exercises that the rules exclude for somebody who has them are left out
 * @param text words to search for, in the syntax of a web search
 */
record ExerciseFilter(
        Optional<String> category,
        Optional<String> region,
        Optional<String> position,
        Optional<Set<String>> equipment,
        Optional<Integer> maxDifficulty,
        Optional<String> trait,
        Optional<Set<String>> suitableFor,
        Optional<String> text) {}
