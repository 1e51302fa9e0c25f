package io.backwise.screening;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a condition may end. It never ends silently: it turns into its successor, or stays in force as due for review.
 *
 * @param afterDays days after its start when it is over; empty when time alone never ends it
 * @param clinicianEnds whether only a clinician ends it
 * @param successor the condition that it turns into; empty (or {@code review-due}) when a review is due instead
 * @param selfCheck the question whose answer ends it
 */
public record Expiry(
        OptionalInt afterDays, boolean clinicianEnds, Optional<String> successor, Optional<String> selfCheck) {
    /** Stands in content for "no successor". */
    public static final String REVIEW_DUE = "review-due";

    public Expiry {
        successor = successor.filter(it -> !it.equals(REVIEW_DUE));
        if (afterDays.isPresent() && afterDays.getAsInt() < 1) {
            throw new IllegalArgumentException("afterDays: at least 1, not " + afterDays.getAsInt());
        }
    }
}
