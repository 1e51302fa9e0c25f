package io.backwise.testkit;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Runs a law on many random cases. A failing case names its seed; {@code -Dbackwise.seed=N} runs that one alone.
 */
public final class Cases {
    private static final String SEED = "backwise.seed";

    /** The first of many seeds, where runs have to be the same. */
    private static final String FIRST = "backwise.seed.first";

    private Cases() {}

    /** Runs the law on {@code count} cases, each with a random source of its own; gives the first seed. */
    public static long run(int count, Consumer<SplittableRandom> law) {
        Long only = Long.getLong(SEED);
        long first = only != null ? only : Long.getLong(FIRST, System.nanoTime());
        for (long seed = first; seed < first + (only != null ? 1 : count); seed++) {
            try {
                law.accept(new SplittableRandom(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("fails for -D" + SEED + "=" + seed + ": " + e.getMessage(), e);
            }
        }
        return first;
    }

    /**
     * Runs the law on {@code count} random worlds, and makes a world that breaks it smaller as long as it does; prints what
     * was run.
     *
     * @param smaller worlds that are simpler than a world, those that leave away most first
     */
    public static <T> void law(
            String name,
            int count,
            Function<SplittableRandom, T> worlds,
            Function<T, Stream<T>> smaller,
            Consumer<T> law) {
        long first = run(count, random -> {
            T world = worlds.apply(random);
            Optional<Throwable> broken = broken(law, world);
            if (broken.isPresent()) {
                throw new AssertionError(smallest(world, smaller, law));
            }
        });
        System.out.printf("law %s: held in %,d random cases from seed %d%n", name, count, first);
    }

    private static <T> String smallest(T world, Function<T, Stream<T>> smaller, Consumer<T> law) {
        T smallest = world;
        Optional<T> next = Optional.of(world);
        while (next.isPresent()) {
            smallest = next.get();
            next = smaller.apply(smallest)
                    .filter(it -> broken(law, it).isPresent())
                    .findFirst();
        }
        return "the smallest case: " + smallest + " breaks it: "
                + broken(law, smallest).map(Throwable::getMessage).orElse("only in another order");
    }

    private static <T> Optional<Throwable> broken(Consumer<T> law, T world) {
        try {
            law.accept(world);
            return Optional.empty();
        } catch (AssertionError | RuntimeException e) {
            return Optional.of(e);
        }
    }
}
