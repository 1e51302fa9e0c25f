package io.backwise.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Processes of a stack that was killed: they are written down by number and start, and stopped by the next start. */
final class LeftOvers {
    private static final Duration GRACE = Duration.ofSeconds(15);

    private LeftOvers() {}

    /** Writes down what runs. */
    static void record(Path file, List<ProcessHandle> processes) {
        try {
            Files.write(file, processes.stream().map(LeftOvers::line).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String line(ProcessHandle process) {
        return process.pid() + " " + started(process);
    }

    /** Stops what still runs of those written down; a process that only got an old number is left alone. */
    static void stop(Path file) {
        if (!Files.exists(file)) {
            return;
        }
        try {
            List<ProcessHandle> left = Files.readAllLines(file).stream()
                    .flatMap(it -> find(it).stream())
                    .toList();
            left.forEach(ProcessHandle::destroy);
            for (ProcessHandle process : left) {
                process.onExit()
                        .orTimeout(GRACE.toSeconds(), TimeUnit.SECONDS)
                        .exceptionally(late -> {
                            process.destroyForcibly();
                            return process;
                        })
                        .join();
            }
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process of a line, if it is still the same one. */
    static Optional<ProcessHandle> find(String line) {
        String[] parts = line.split(" ", 2);
        try {
            return ProcessHandle.of(Long.parseLong(parts[0]))
                    .filter(it -> started(it).equals(parts.length < 2 ? "" : parts[1]));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("");
    }
}
