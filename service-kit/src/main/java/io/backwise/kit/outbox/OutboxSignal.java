package io.backwise.kit.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Wakes the relay of this process when something was written, and again when it has committed. Only hints: they may get
 * lost with the process, and what no request wrote has no answer that tells of its commit. The relay's own poll is the net.
 */
@ApplicationScoped
class OutboxSignal {
    private final Semaphore raised = new Semaphore(0);

    /** An event was written; its transaction is still open. */
    void written() {
        raise();
    }

    /** A request has done what it had to: what it wrote, if anything, has committed. */
    void committed() {
        raise();
    }

    private void raise() {
        if (raised.availablePermits() == 0) {
            raised.release();
        }
    }

    /** Waits at most so long; whether something was written. */
    boolean await(Duration atMost) throws InterruptedException {
        boolean woken = raised.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS);
        if (woken) {
            raised.drainPermits();
        }
        return woken;
    }
}
