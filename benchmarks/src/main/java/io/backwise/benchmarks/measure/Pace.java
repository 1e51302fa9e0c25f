package io.backwise.benchmarks.measure;

import java.time.Duration;

/**
 * How long is measured.
 *
 * @param rounds of subject and control; at least 5 count as a measurement
 * @param warmUp load on each before it is measured, at least
 * @param leg how long each is under load in a round
 */
public record Pace(int rounds, Duration warmUp, Duration leg) {
    public static final Pace FULL = new Pace(5, Duration.ofSeconds(45), Duration.ofSeconds(5));

    /** Shows that everything works, and nothing else. */
    public static final Pace QUICK = new Pace(3, Duration.ofSeconds(5), Duration.ofSeconds(3));

    /** More than this from one look to the next, and it still gets faster. */
    private static final double STEADY = 1.03;

    private static final int MOST_LOOKS = 8;
    private static final int LOOKS_A_WARM_UP = 3;

    /** What is put under load for a time, and how much it did a second. */
    @FunctionalInterface
    public interface Load {
        double perSecond(Duration time) throws Exception;
    }

    /** Loads it until it gets no faster: a service compiles itself on the very cores that it is measured on. */
    public void warm(Load load) throws Exception {
        load.perSecond(warmUp);
        Duration look = warmUp.dividedBy(LOOKS_A_WARM_UP);
        double before = load.perSecond(look);
        for (int i = 0; i < MOST_LOOKS; i++) {
            double now = load.perSecond(look);
            if (now < STEADY * before) {
                return;
            }
            before = now;
        }
    }
}
