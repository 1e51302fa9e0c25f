package io.backwise.benchmarks.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Resident memory of a process over time, in megabytes (of a million bytes). */
public final class ResidentMemory implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMillis(200);

    private final List<Double> samples = new ArrayList<>();
    private final Thread watching;
    private volatile boolean running = true;

    private ResidentMemory(ProcessHandle process) {
        watching = Thread.ofPlatform().name("resident-memory").unstarted(() -> watch(process, EVERY));
    }

    /** Looks at it until closed. */
    public static ResidentMemory watch(ProcessHandle process) {
        ResidentMemory memory = new ResidentMemory(process);
        memory.watching.start();
        return memory;
    }

    private void watch(ProcessHandle process, Duration every) {
        try {
            while (running) {
                samples.add(bytes(process) / 1e6);
                Thread.sleep(every);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Resident memory in bytes; 0 when it has ended. */
    public static long bytes(ProcessHandle process) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                    .filter(it -> it.startsWith("VmRSS:"))
                    .mapToLong(it -> Long.parseLong(it.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    public double most() {
        return samples.stream().mapToDouble(it -> it).max().orElse(0);
    }

    /** The last quarter's median by the second quarter's: what grows as long as there is work grows here. */
    public double growth() {
        int quarter = samples.size() / 4;
        return median(samples.subList(3 * quarter, samples.size()))
                / median(samples.subList(quarter, Math.max(quarter + 1, 2 * quarter)));
    }

    private static double median(List<Double> figures) {
        return figures.stream().sorted().toList().get(figures.size() / 2);
    }

    @Override
    public void close() throws InterruptedException {
        running = false;
        watching.join();
    }
}
