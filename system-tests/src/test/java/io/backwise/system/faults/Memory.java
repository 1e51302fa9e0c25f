package io.backwise.system.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the processes of the system hold while something lasts, looked at {@value #LOOKS} times. */
final class Memory {
    static final int LOOKS = 40;

    /** What a process may grow from the second quarter to the last: a heap that is not yet at its size. */
    private static final double GROWTH = 1.15;

    private static final long SLACK_KILOBYTES = 32 * 1024;

    private final World world;
    private final Map<String, List<Long>> seen = new LinkedHashMap<>();

    Memory(World world) {
        this.world = world;
    }

    void look() throws IOException {
        for (String process : world.stack.processes()) {
            ProcessHandle handle = world.stack.process(process);
            if (handle.isAlive()) {
                seen.computeIfAbsent(process, it -> new ArrayList<>()).add(kilobytes(handle.pid()));
            }
        }
    }

    /** Of the processes that were there at every look. */
    void expectFlat(Trial trial) {
        seen.values().removeIf(it -> it.size() < LOOKS);
        trial.expect(!seen.isEmpty(), "no process was there all along");
        seen.forEach((process, kilobytes) -> {
            long early = mean(kilobytes.subList(LOOKS / 4, LOOKS / 2));
            long late = mean(kilobytes.subList(3 * LOOKS / 4, LOOKS));
            System.out.println("  " + process + ": " + early / 1024 + " MB, at the end " + late / 1024 + " MB");
            trial.expect(
                    late < early * GROWTH + SLACK_KILOBYTES,
                    "%s grew from %d to %d MB",
                    process,
                    early / 1024,
                    late / 1024);
        });
    }

    private static long mean(List<Long> values) {
        return Math.round(values.stream().mapToLong(Long::longValue).average().orElse(0));
    }

    /** The resident set of a process; 0 where the system does not tell. */
    private static long kilobytes(long pid) throws IOException {
        Path status = Path.of("/proc/" + pid + "/status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(it -> it.startsWith("VmRSS:"))
                .mapToLong(it -> Long.parseLong(it.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElse(0);
    }
}
