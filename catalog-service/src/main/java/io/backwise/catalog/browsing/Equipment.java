package io.backwise.catalog.browsing;

import java.util.Set;
import java.util.TreeSet;

/** What a person may have at home; the contract's vocabulary, wider than what today's exercises need. */
final class Equipment {
    static final Set<String> VOCABULARY = new TreeSet<>(Set.of(
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
            "pool"));

    private Equipment() {}
}
