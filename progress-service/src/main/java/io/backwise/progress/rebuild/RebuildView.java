package io.backwise.progress.rebuild;

import org.jspecify.annotations.Nullable;

/**
 * How far a rebuild is.
 *
 * @param number of the last that was begun; 0 before the first
 * @param state {@code building} while events are published again, {@code catching-up} until the last of them is consumed,
 *     {@code none} otherwise
 * @param behind records that have to be consumed before the swap
 * @param differed of how many patients the last rebuilt model said something else than the one before it
 * @param outcome {@code swapped} or {@code given-up}; null while it goes on
 * @param why it was given up; null when it was not
 */
public record RebuildView(
        long number,
        String state,
        long behind,
        long differed,
        @Nullable String outcome,
        @Nullable String why) {
    static RebuildView of(RebuildStore.Rebuild it, long behind) {
        return new RebuildView(
                it.number(),
                it.state(),
                behind,
                it.differed(),
                it.outcome().isEmpty() ? null : it.outcome(),
                it.why().isEmpty() ? null : it.why());
    }
}
