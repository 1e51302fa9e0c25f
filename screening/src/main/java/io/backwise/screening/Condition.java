package io.backwise.screening;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A health condition that rules speak of.
 *
 * @param maxDifficulty the hardest exercise that it allows, 1 to 5
 * @param requiresClinicianPlan whether only a clinician may assign a plan
 * @param activatedAtPain the least pain now (NPRS, 0 to 10) that activates it by itself
 * @param mutuallyExclusiveWith conditions that cannot stand beside it
 */
public record Condition(
        String slug,
        String name,
        String group,
        int maxDifficulty,
        boolean requiresClinicianPlan,
        Optional<Expiry> expires,
        OptionalInt activatedAtPain,
        Set<String> mutuallyExclusiveWith) {
    /** The hardest there is. */
    public static final int HARDEST = 5;

    public Condition {
        mutuallyExclusiveWith = Set.copyOf(mutuallyExclusiveWith);
        if (maxDifficulty < 1 || maxDifficulty > HARDEST) {
            throw new IllegalArgumentException(slug + ": maxDifficulty 1 to 5, not " + maxDifficulty);
        }
    }
}
