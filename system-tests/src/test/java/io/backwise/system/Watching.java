package io.backwise.system;

import java.time.Duration;

/** Somebody's stream that is open. Its answer is whole when it ends, so it is waited for aside. */
final class Watching implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Thread asking;
    private volatile int status;

    Watching(Caller caller, String path) {
        asking = Thread.ofVirtual().start(() -> {
            try {
                status = caller.ask("GET", path);
            } catch (Exception e) {
                // Left, or cut off: the service has not ended it.
            }
        });
    }

    boolean goesOn() {
        return asking.isAlive();
    }

    /** Whether the service has ended what it had let the caller see. */
    boolean hasEnded() {
        return status == 200;
    }

    /** Leaves, if it has not ended. */
    @Override
    public void close() throws InterruptedException {
        asking.interrupt();
        asking.join(PATIENCE);
    }
}
