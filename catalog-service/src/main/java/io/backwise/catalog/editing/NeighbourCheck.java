package io.backwise.catalog.editing;

import io.backwise.catalog.exercise.Exercise;
import io.backwise.kit.problem.Violations;
import java.util.Collection;
import java.util.List;

/**
 * Holds the exercises around one that changes against what they need of it. Not at a withdrawal: what became unsafe goes at once,
 * whoever leans on it.
 */
final class NeighbourCheck {
    private static final String STANDARD = "standard";
    private static final String WITHDRAWN = "withdrawn";

    private final List<Exercise> before;
    private final Exercise changed;

    /** @param published everything that is published, with the exercise as it was or without */
    NeighbourCheck(Collection<Exercise> published, Exercise changed) {
        this.before = published.stream()
                .filter(it -> !it.slug().equals(changed.slug()))
                .toList();
        this.changed = changed;
    }

    /** What the change would take from others; nothing when all is well. */
    Violations violations() {
        Violations violations = new Violations();
        for (Exercise it : before) {
            if (it.regressions().contains(changed.slug()) && needsStandIn(it) && !hasStandIn(it)) {
                violations.add("status", "must be standard: " + it.slug() + " has no other stand-in");
            }
            if (!it.status().equals(WITHDRAWN) && !hasSomewhereToGo(it)) {
                violations.add("family", "must be " + it.family() + ": " + it.slug() + " has nowhere else to go");
            }
        }
        return violations;
    }

    private static boolean needsStandIn(Exercise it) {
        return !it.status().equals(STANDARD) && !it.status().equals(WITHDRAWN);
    }

    private boolean hasStandIn(Exercise it) {
        return changed.status().equals(STANDARD)
                || before.stream()
                        .anyMatch(other -> it.regressions().contains(other.slug())
                                && other.status().equals(STANDARD));
    }

    private boolean hasSomewhereToGo(Exercise it) {
        return !it.progressions().isEmpty()
                || !it.regressions().isEmpty()
                || changed.family().equals(it.family())
                || before.stream()
                        .anyMatch(other -> !other.slug().equals(it.slug())
                                && other.family().equals(it.family()));
    }
}
