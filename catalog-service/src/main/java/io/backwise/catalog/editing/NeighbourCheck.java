package io.backwise.catalog.editing;

import io.backwise.catalog.exercise.Exercise;
import io.backwise.kit.problem.Violations;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Holds the exercises around one that changes against what they have of it: what an edit would take from them. Not at a withdrawal:
 * what became unsafe goes at once, whoever leans on it.
 */
final class NeighbourCheck {
    private static final String STANDARD = "standard";
    private static final String WITHDRAWN = "withdrawn";

    private final List<Exercise> before;
    private final List<Exercise> after;
    private final Exercise changed;

    /** @param published everything that is published, with the exercise as it was or without */
    NeighbourCheck(Collection<Exercise> published, Exercise changed) {
        this.before = List.copyOf(published);
        this.changed = changed;
        List<Exercise> others = new ArrayList<>(published);
        others.removeIf(it -> it.slug().equals(changed.slug()));
        others.add(changed);
        this.after = List.copyOf(others);
    }

    /** What the change would take from others; nothing when all is well. */
    Violations violations() {
        Violations violations = new Violations();
        for (Exercise it : before) {
            if (it.slug().equals(changed.slug()) || it.status().equals(WITHDRAWN)) {
                continue;
            }
            if (!it.status().equals(STANDARD) && hasStandIn(it, before) && !hasStandIn(it, after)) {
                violations.add("status", "must be standard: " + it.slug() + " has no other stand-in");
            }
            if (hasSomewhereToGo(it, before) && !hasSomewhereToGo(it, after)) {
                violations.add("family", "must be " + it.family() + ": " + it.slug() + " has nowhere else to go");
            }
        }
        return violations;
    }

    private static boolean hasStandIn(Exercise it, List<Exercise> all) {
        return all.stream()
                .anyMatch(other -> it.regressions().contains(other.slug())
                        && other.status().equals(STANDARD));
    }

    private static boolean hasSomewhereToGo(Exercise it, List<Exercise> all) {
        return !it.progressions().isEmpty()
                || !it.regressions().isEmpty()
                || all.stream()
                        .anyMatch(other -> !other.slug().equals(it.slug())
                                && other.family().equals(it.family()));
    }
}
