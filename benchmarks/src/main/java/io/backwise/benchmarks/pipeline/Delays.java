package io.backwise.benchmarks.pipeline;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** How long reports of one leg took to be seen, in microseconds. */
final class Delays {
    private static final long LONGEST_MICROS = Duration.ofMinutes(2).toNanos() / 1_000;
    private static final int DIGITS = 3;

    private final Histogram fromAcknowledgement = new ConcurrentHistogram(LONGEST_MICROS, DIGITS);
    private final Histogram fromIntendedSend = new ConcurrentHistogram(LONGEST_MICROS, DIGITS);
    private final Histogram untilPublished = new ConcurrentHistogram(LONGEST_MICROS, DIGITS);
    private final Histogram fromPublished = new ConcurrentHistogram(LONGEST_MICROS, DIGITS);
    private final AtomicLong underWay = new AtomicLong();
    private final AtomicReference<@Nullable String> failure = new AtomicReference<>();

    /** A report is about to be sent. */
    InFlight begin(long intended) {
        underWay.incrementAndGet();
        return new InFlight(this, intended);
    }

    void record(long acknowledgedNanos, long intendedNanos) {
        fromAcknowledgement.recordValue(Math.min(LONGEST_MICROS, acknowledgedNanos / 1_000));
        fromIntendedSend.recordValue(Math.min(LONGEST_MICROS, intendedNanos / 1_000));
        underWay.decrementAndGet();
    }

    void recordStages(long publishedNanos, long consumedNanos) {
        untilPublished.recordValue(Math.min(LONGEST_MICROS, publishedNanos / 1_000));
        fromPublished.recordValue(Math.min(LONGEST_MICROS, consumedNanos / 1_000));
    }

    void fail(String why) {
        failure.compareAndSet(null, why);
        underWay.decrementAndGet();
    }

    /** @throws IllegalStateException when a report failed, or one was never seen */
    void awaitAll(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (underWay.get() > 0 && System.nanoTime() < end) {
            Thread.sleep(5);
        }
        String failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("a report failed: " + failed);
        }
        if (underWay.get() > 0) {
            throw new IllegalStateException(
                    underWay.get() + " reports were not seen within " + patience.toSeconds() + " s");
        }
    }

    long count() {
        return fromAcknowledgement.getTotalCount();
    }

    /** Milliseconds from the acknowledgement. */
    double millis(double percentile) {
        return fromAcknowledgement.getValueAtPercentile(percentile) / 1e3;
    }

    /** Milliseconds from the moment at which it should have been sent. */
    double millisFromIntended(double percentile) {
        return fromIntendedSend.getValueAtPercentile(percentile) / 1e3;
    }

    boolean hasStages() {
        return untilPublished.getTotalCount() > 0;
    }

    /** Milliseconds from the acknowledgement until the event could be read in Kafka. */
    double millisUntilPublished(double percentile) {
        return untilPublished.getValueAtPercentile(percentile) / 1e3;
    }

    /** Milliseconds from then on. */
    double millisFromPublished(double percentile) {
        return fromPublished.getValueAtPercentile(percentile) / 1e3;
    }

    void add(Delays other) {
        untilPublished.add(other.untilPublished);
        fromPublished.add(other.fromPublished);
        fromAcknowledgement.add(other.fromAcknowledgement);
        fromIntendedSend.add(other.fromIntendedSend);
    }
}
