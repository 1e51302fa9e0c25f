package io.backwise.local;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Stops a stack that runs. */
final class Down {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Down() {}

    static void run(Options options) {
        RunningStack running = RunningStack.needed(options);
        ProcessHandle process = LeftOvers.find(running.process()).orElseThrow();
        process.destroy();
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new StackException("process " + process.pid() + " does not stop; see " + running.data() + "/logs", e);
        }
        System.out.println("Stopped. The data stays in " + running.data());
    }
}
