package io.backwise.routine.plan.core;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * An exercise as the composer sees it.
 *
 * @param family its progression ladder; a session holds at most one of each
 * @param direction the spinal direction that it moves in
 * @param targets the regions that it works on
 * @param difficulty 1 to 5
 * @param evidence 0 to 3
 */
public record Move(
        String slug,
        Category category,
        String family,
        String direction,
        String startPosition,
        Set<String> targets,
        Set<String> equipment,
        int difficulty,
        int evidence,
        boolean perSide,
        Dose dose) {
    public Move {
        // In one order, so that no figure of the search depends on the machine.
        targets = Collections.unmodifiableSortedSet(new TreeSet<>(targets));
        equipment = Set.copyOf(equipment);
    }

    public int seconds() {
        return dose.seconds(perSide);
    }
}
