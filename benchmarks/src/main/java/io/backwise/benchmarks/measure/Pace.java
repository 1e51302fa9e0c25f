package io.backwise.benchmarks.measure;

import java.time.Duration;

/**
 * How long is measured.
 *
 * @param rounds of subject and control; at least 5 count as a measurement
 * @param warmUp load on each before it is measured
 * @param leg how long each is under load in a round
 */
public record Pace(int rounds, Duration warmUp, Duration leg) {
    public static final Pace FULL = new Pace(5, Duration.ofSeconds(45), Duration.ofSeconds(5));

    /** Shows that everything works, and nothing else. */
    public static final Pace QUICK = new Pace(3, Duration.ofSeconds(5), Duration.ofSeconds(3));
}
