package io.backwise.benchmarks.pipeline;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Something that takes reports and shows what became of them. */
interface Load {
    /** How many reports are under way at a time when nobody waits for a clock. */
    int WORKERS = 64;

    Duration PATIENCE = Duration.ofSeconds(30);

    /** Sends the n-th report without waiting for it. */
    void send(int n, InFlight report);

    /** Arrivals at fixed times, whatever became of the earlier ones: a stall delays all that it hits. */
    default Delays open(int rate, Duration time) throws InterruptedException {
        Delays delays = new Delays();
        long start = System.nanoTime();
        int reports = Math.toIntExact(rate * time.toMillis() / 1_000);
        for (int n = 0; n < reports; n++) {
            long intended = start + n * 1_000_000_000L / rate;
            for (long left = intended - System.nanoTime(); left > 0; left = intended - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            send(n, delays.begin(intended));
        }
        delays.awaitAll(PATIENCE);
        return delays;
    }

    /** Each worker reports again as soon as it has seen its last report; gives what was seen while the time ran. */
    default Closed closed(Duration time) throws InterruptedException {
        Delays delays = new Delays();
        long start = System.nanoTime();
        long end = start + time.toNanos();
        AtomicInteger next = new AtomicInteger();
        double perSecond;
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < WORKERS; i++) {
                workers.execute(() -> {
                    boolean goesOn = true;
                    while (goesOn && System.nanoTime() < end) {
                        InFlight report = delays.begin(System.nanoTime());
                        send(next.getAndIncrement(), report);
                        goesOn = report.end()
                                .completeOnTimeout(false, PATIENCE.toSeconds(), TimeUnit.SECONDS)
                                .join();
                    }
                });
            }
            Thread.sleep(time);
            perSecond = delays.count() / ((System.nanoTime() - start) / 1e9);
        }
        delays.awaitAll(PATIENCE);
        return new Closed(perSecond, delays);
    }

    /** What a closed loop did: reports seen a second, and how long each took. */
    record Closed(double perSecond, Delays delays) {}
}
