package io.backwise.testkit;

import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Runs a law on many random cases. A failing case names its seed; {@code -Dbackwise.seed=N} runs that one alone.
 */
public final class Cases {
    private static final String SEED = "backwise.seed";

    private Cases() {}

    /** Runs the law on {@code count} cases, each with a random source of its own; gives the first seed. */
    public static long run(int count, Consumer<SplittableRandom> law) {
        Long only = Long.getLong(SEED);
        long first = only != null ? only : System.nanoTime();
        for (long seed = first; seed < first + (only != null ? 1 : count); seed++) {
            try {
                law.accept(new SplittableRandom(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("fails for -D" + SEED + "=" + seed + ": " + e.getMessage(), e);
            }
        }
        return first;
    }
}
