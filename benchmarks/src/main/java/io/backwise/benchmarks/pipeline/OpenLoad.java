package io.backwise.benchmarks.pipeline;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Work at times that are fixed beforehand, whatever becomes of the work before: a stall cannot hide. */
final class OpenLoad {
    private OpenLoad() {}

    /** One piece of work; gives the nanoseconds of what is measured. */
    @FunctionalInterface
    interface Work {
        /** @param intended when it should have begun, by {@link System#nanoTime} */
        long run(long intended) throws Exception;
    }

    /** Runs the work at a rate for so long, and waits for the last of it; times in microseconds. */
    static Histogram run(double perSecond, Duration time, Work work) throws InterruptedException {
        Histogram times = new ConcurrentHistogram(3);
        long pause = (long) (1e9 / perSecond);
        long begin = System.nanoTime();
        Semaphore failed = new Semaphore(0);
        try (ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long next = begin; next - begin < time.toNanos(); next += pause) {
                long left = next - System.nanoTime();
                if (left > 0) {
                    Thread.sleep(Duration.ofNanos(left));
                }
                long intended = next;
                calls.execute(() -> {
                    try {
                        times.recordValue(Math.max(0, work.run(intended)) / 1_000);
                    } catch (Exception e) {
                        failed.release();
                    }
                });
            }
        }
        if (failed.availablePermits() > 0) {
            throw new IllegalStateException(failed.availablePermits() + " pieces of work failed");
        }
        return times;
    }
}
