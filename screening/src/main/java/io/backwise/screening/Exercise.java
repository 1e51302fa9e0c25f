package io.backwise.screening;

import java.util.List;
import java.util.Set;

/**
 * What screening needs to know of an exercise.
 *
 * @param family its progression ladder
 * @param difficulty 1 (easiest) to 5
 * @param traits what the move does to a body
 * @param regressions easier moves, the nearest first
 * @param progressions harder moves, the nearest first
 */
public record Exercise(
        String slug,
        String category,
        String family,
        int difficulty,
        ExerciseStatus status,
        Set<String> traits,
        List<String> regressions,
        List<String> progressions) {
    public Exercise {
        traits = Set.copyOf(traits);
        regressions = List.copyOf(regressions);
        progressions = List.copyOf(progressions);
    }
}
