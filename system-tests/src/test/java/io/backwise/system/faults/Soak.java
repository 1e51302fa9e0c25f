package io.backwise.system.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Nothing breaks, for long: no process grows, and what waits does not pile up.
 *
 * @param minutes variable {@code BACKWISE_SOAK_MINUTES} of the environment; 5 without it
 */
record Soak(double minutes) implements Fault {
    private static final int LOOKS = 40;

    /** What a process may grow from the second quarter to the last: a heap that is not yet at its size. */
    private static final double GROWTH = 1.15;

    private static final long SLACK_KILOBYTES = 32 * 1024;
    private static final long MOST_WAITING = 200;

    static Soak asked() {
        return new Soak(Double.parseDouble(System.getenv().getOrDefault("BACKWISE_SOAK_MINUTES", "5")));
    }

    @Override
    public String number() {
        return "18";
    }

    @Override
    public String what() {
        return "steady load for " + Math.round(minutes) + " min: memory stays flat, outbox and lag bounded";
    }

    @Override
    public void strike(Trial trial) throws Exception {
        World world = trial.world;
        int before = world.journal.acknowledged.size();
        Map<String, List<Long>> memory = new LinkedHashMap<>();
        long mostWaiting = 0;
        for (int look = 0; look < LOOKS; look++) {
            trial.rest(minutes * 60 / LOOKS);
            for (String process : world.stack.processes()) {
                memory.computeIfAbsent(process, it -> new ArrayList<>())
                        .add(kilobytes(world.stack.process(process).pid()));
            }
            mostWaiting = Math.max(mostWaiting, world.number("routine", "SELECT count(*) FROM outbox"));
            mostWaiting = Math.max(mostWaiting, world.topics.lag());
        }
        int reports = world.journal.acknowledged.size() - before;
        trial.felt("%d reports, at most %d waiting", reports, mostWaiting);
        trial.expect(reports > minutes * 60, "only %d reports: that is no load", reports);
        trial.expect(mostWaiting < MOST_WAITING, "%d rows or records waited", mostWaiting);
        memory.forEach((process, seen) -> {
            long early = mean(seen.subList(LOOKS / 4, LOOKS / 2));
            long late = mean(seen.subList(3 * LOOKS / 4, LOOKS));
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
