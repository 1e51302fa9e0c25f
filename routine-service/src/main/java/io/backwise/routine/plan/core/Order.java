package io.backwise.routine.plan.core;

import java.util.List;

/**
 * What the composer is to solve.
 *
 * @param candidates all that may be chosen, none of them excluded
 * @param helpfulDirection the spinal direction that eases this person's symptoms; empty when none is known
 * @param comfortableDifficulty the difficulty that fits the person's experience, 1 to 5
 * @param secondsAtMost the time budget
 */
public record Order(
        List<Candidate> candidates,
        List<Goal> goals,
        String helpfulDirection,
        int comfortableDifficulty,
        int secondsAtMost) {
    public Order {
        candidates = List.copyOf(candidates);
        goals = List.copyOf(goals);
    }
}
