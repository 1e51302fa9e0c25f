package io.backwise.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL server that outlived the process which started it (killed, not stopped). */
final class LeftOver {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration CLOCK_SLACK = Duration.ofSeconds(5);

    private LeftOver() {}

    /** Stops the server that the pid file names, if it still runs; a process that only got its number is left alone. */
    static void stop(Path pidFile) {
        if (!Files.exists(pidFile)) {
            return;
        }
        try {
            List<String> lines = Files.readAllLines(pidFile);
            if (lines.size() < 3) {
                return;
            }
            long pid = Long.parseLong(lines.getFirst().strip());
            Instant started = Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()));
            ProcessHandle.of(pid)
                    .filter(process -> isStartedAt(process, started))
                    .ifPresent(LeftOver::stopFast);
        } catch (IOException | NumberFormatException e) {
            throw new PartFailedException("cannot read " + pidFile, e);
        }
    }

    private static boolean isStartedAt(ProcessHandle process, Instant instant) {
        return process.info()
                .startInstant()
                .map(start -> Duration.between(start, instant).abs().compareTo(CLOCK_SLACK) <= 0)
                .orElse(false);
    }

    /** SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for clients to leave. */
    private static void stopFast(ProcessHandle server) {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(server.pid()))
                    .start()
                    .waitFor();
            server.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new PartFailedException("a PostgreSQL left running as process " + server.pid() + " does not stop", e);
        }
    }
}
