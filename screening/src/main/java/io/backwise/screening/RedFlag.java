package io.backwise.screening;

import java.util.Set;

/**
 * A question whose "yes" may mean a serious disease.
 *
 * @param blockComposition whether a yes keeps any plan from being composed
 * @param pauseActivePlan whether a yes pauses the plan in force
 * @param notifyClinician whether a clinician is told
 * @param unlessCondition conditions on record under which the flag is moot
 * @param onlyTogetherWithAnother whether it counts only beside another flag
 */
public record RedFlag(
        String id,
        Pathway pathway,
        String question,
        boolean blockComposition,
        boolean pauseActivePlan,
        boolean notifyClinician,
        Set<String> unlessCondition,
        boolean onlyTogetherWithAnother) {
    public RedFlag {
        unlessCondition = Set.copyOf(unlessCondition);
    }

    /** Whether one of the conditions explains it, which makes it moot. */
    public boolean isExplainedBy(Set<String> conditions) {
        return unlessCondition.stream().anyMatch(conditions::contains);
    }
}
