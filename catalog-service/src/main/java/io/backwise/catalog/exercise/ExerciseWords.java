package io.backwise.catalog.exercise;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The words that the contract has for an exercise, in alphabetical order; what is published may use fewer. A word that nobody uses
 * any more is still one.
 */
public final class ExerciseWords {
    public static final Set<String> CATEGORIES =
            sorted("relaxation", "aerobic", "mobility", "stability", "strength", "stretch");

    public static final Set<String> SPINAL_DIRECTIONS =
            sorted("flexion", "extension", "neutral", "rotation", "lateral");

    public static final Set<String> START_POSITIONS =
            sorted("supine", "prone", "side-lying", "quadruped", "kneeling", "seated", "standing");

    public static final Set<String> STATUSES = sorted("standard", "avoid-by-default", "clinician-only", "withdrawn");

    /** What a person may have at home. */
    public static final Set<String> EQUIPMENT = sorted(
            "mat",
            "chair",
            "wall",
            "pillow",
            "strap",
            "resistance-band",
            "step",
            "stick",
            "kettlebell",
            "stationary-bike",
            "pool");

    private ExerciseWords() {}

    private static Set<String> sorted(String... words) {
        return Collections.unmodifiableSet(new TreeSet<>(List.of(words)));
    }
}
