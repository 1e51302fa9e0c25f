package io.backwise.progress.rebuild;

/**
 * How far a rebuild is.
 *
 * @param state {@code building} while events are published again, {@code catching-up} until the last of them is consumed,
 *     {@code none} otherwise
 * @param behind records that have to be consumed before the swap
 * @param differed of how many patients the last rebuilt model said something else than the one before it
 */
public record RebuildView(String state, long behind, long differed) {}
