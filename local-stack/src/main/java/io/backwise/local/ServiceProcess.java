package io.backwise.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A broker, a service or the gateway as a process of its own. */
final class ServiceProcess {
    private static final Duration PATIENCE = Duration.ofSeconds(240);

    private static final int LAST_LINES = 15;

    private final String name;
    private final Process process;
    private final Probe probe;
    private final Path log;

    private ServiceProcess(String name, Process process, Probe probe, Path log) {
        this.name = name;
        this.process = process;
        this.probe = probe;
        this.log = log;
    }

    /** Starts it; it reads nothing, and writes to the end of its log. */
    static ServiceProcess start(
            String name, List<String> command, Map<String, String> environment, Probe probe, Path log) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            return new ServiceProcess(name, builder.start(), probe, log);
        } catch (IOException e) {
            throw new StackException("cannot start the " + name + ": " + e.getMessage(), e);
        }
    }

    String name() {
        return name;
    }

    Path log() {
        return log;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** @throws StackException when it dies or is not ready in time, with the end of its log */
    void awaitReady() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!probe.isReady()) {
            if (!process.isAlive()) {
                throw died();
            }
            if (System.nanoTime() > end) {
                throw new StackException("the " + name + " is not ready after " + PATIENCE.toSeconds() + " s; its log "
                        + log + " ends with" + lastLines());
            }
            Thread.sleep(150);
        }
    }

    /** What to say when it is no longer there. */
    StackException died() {
        return new StackException("the " + name + " ended by itself (status "
                + (process.isAlive() ? "unknown" : process.exitValue()) + "); its log " + log + " ends with"
                + lastLines()
                + "\nNothing is lost: start again with ./backwise up");
    }

    private String lastLines() {
        try {
            List<String> lines = Files.readAllLines(log);
            return "\n  " + String.join("\n  ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            return " (unreadable)";
        }
    }

    /** Asks it to stop. */
    void stop() {
        process.destroy();
    }

    /** Waits until it has stopped; ends it when it does not within the grace. */
    void awaitStopped(Duration grace) {
        try {
            if (!process.waitFor(grace.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
