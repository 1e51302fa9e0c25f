package io.backwise.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The lines of a run, shown as they come and kept under {@code benchmarks/results}. */
public final class Report {
    private final String name;
    private final List<String> lines = new ArrayList<>();
    private boolean failed;

    Report(String name) {
        this.name = name;
        say(
                "%s, %s, commit %s, JDK %s, load average %.2f",
                name,
                LocalDate.now(ZoneOffset.UTC),
                commit(),
                Runtime.version(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** A line as it is. */
    public void say(String format, Object... figures) {
        String line = String.format(Locale.ROOT, format, figures);
        System.out.println(line);
        lines.add(line);
    }

    /** A figure that has to stay below a gate, and should stay below a goal. */
    void below(String what, double figure, String unit, double gate, double goal) {
        boolean passes = figure < gate;
        failed |= !passes;
        say(
                "%s: %.1f %s; gate %.0f %s; goal %.0f %s",
                what, figure, unit, gate, passes ? "PASS" : "FAIL", goal, figure < goal ? "MET" : "MISSED");
    }

    /** A line whose figures pass a gate or fail it. */
    public void gate(boolean passes, String format, Object... figures) {
        failed |= !passes;
        say(format, figures);
    }

    boolean hasFailed() {
        return failed;
    }

    /** Writes the lines where results are kept. */
    void keep() throws IOException {
        Path file = Path.of(System.getProperty("backwise.home", "."), "benchmarks/results", name + ".txt");
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
        System.out.println("kept in benchmarks/results/" + name + ".txt");
    }

    private static String commit() {
        try {
            Process git = new ProcessBuilder("git", "describe", "--always", "--dirty")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return said.isEmpty() ? "unknown" : said;
        } catch (IOException e) {
            return "unknown";
        }
    }
}
