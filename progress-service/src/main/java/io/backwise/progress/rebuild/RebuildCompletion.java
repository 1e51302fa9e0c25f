package io.backwise.progress.rebuild;

import org.jspecify.annotations.Nullable;

/** @param number of the rebuild that is meant; whichever goes on when absent */
public record RebuildCompletion(@Nullable Long number) {}
