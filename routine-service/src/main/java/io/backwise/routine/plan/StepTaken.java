package io.backwise.routine.plan;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One step by which a rule changed a plan.
 *
 * @param exercise that was changed; null for a step of the whole plan
 * @param session whose report led to it; null when none did
 * @param up whether it asks for more than before
 * @param what in words, such as {@code repetitions 8 to 10}
 * @param reason for the patient
 */
public record StepTaken(
        String rule, @Nullable String exercise, @Nullable UUID session, boolean up, String what, String reason) {
    /** In words: nothing took the exercise's place. */
    public static final String LEFT_OUT = "left out";

    private static final String REPLACED = "replaced by ";

    /** In words: this took the exercise's place. */
    public static String replacedBy(String name) {
        return REPLACED + name;
    }

    /** Whether another exercise took its place. Not a property of the JSON, as its name would say with another verb. */
    public boolean hasStandIn() {
        return what.startsWith(REPLACED);
    }

    /** Whether the exercise is not to be done any more. */
    boolean tookOut() {
        return what.equals(LEFT_OUT) || hasStandIn();
    }
}
