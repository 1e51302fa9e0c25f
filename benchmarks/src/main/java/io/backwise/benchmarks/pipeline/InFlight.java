package io.backwise.benchmarks.pipeline;

import java.util.concurrent.CompletableFuture;

/** A report on its way. Its streak may be seen before its acknowledgement has been read. */
final class InFlight {
    private final Delays delays;
    private final long intended;
    private final CompletableFuture<Boolean> end = new CompletableFuture<>();
    private long acknowledged;
    private long published;
    private long seen;

    /** @param intended when the schedule wanted it sent, by {@link System#nanoTime()} */
    InFlight(Delays delays, long intended) {
        this.delays = delays;
        this.intended = intended;
    }

    synchronized void acknowledged() {
        acknowledged = System.nanoTime();
        completeWhenBoth();
    }

    /** Its event can be read in Kafka. */
    synchronized void published() {
        published = System.nanoTime();
    }

    synchronized void seen() {
        seen = System.nanoTime();
        completeWhenBoth();
    }

    private void completeWhenBoth() {
        if (acknowledged != 0 && seen != 0) {
            delays.record(Math.max(0, seen - acknowledged), seen - intended);
            if (published != 0) {
                delays.recordStages(Math.max(0, published - acknowledged), Math.max(0, seen - published));
            }
            end.complete(true);
        }
    }

    /** It was refused, or could not be sent. */
    void failed(String why) {
        delays.fail(why);
        end.complete(false);
    }

    /** Completes when it was acknowledged and seen, or failed. */
    CompletableFuture<Boolean> end() {
        return end;
    }
}
