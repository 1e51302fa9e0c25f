package io.backwise.catalog.vocabulary;

import java.util.List;

/**
 * A question whose "yes" may mean a serious disease.
 *
 * @param pathway {@code emergency-now}, {@code urgent-24h} or {@code review-before-plan}
 * @param blockComposition whether a yes keeps any plan from being composed
 * @param pauseActivePlan whether a yes pauses the plan in force
 * @param notifyClinician whether a clinician is told
 * @param unlessCondition conditions on record under which the flag is moot
 * @param onlyTogetherWithAnother whether it counts only beside another flag
 * @param withEveryReport whether it is asked with every session report
 */
public record RedFlag(
        String id,
        String group,
        String pathway,
        String question,
        boolean blockComposition,
        boolean pauseActivePlan,
        boolean notifyClinician,
        List<String> unlessCondition,
        boolean onlyTogetherWithAnother,
        boolean withEveryReport,
        List<String> sources) {}
