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

    /**
     * A figure beside that of its control, round by round.
     *
     * @param ratios subject by control, one a round
     * @param moreIsBetter whether the ratio has to lie above gate and goal, else below
     */
    public void ratio(String what, List<Double> ratios, double gate, double goal, boolean moreIsBetter) {
        List<Double> sorted = ratios.stream().sorted().toList();
        double median = sorted.get(sorted.size() / 2);
        boolean passes = moreIsBetter ? median >= gate : median <= gate;
        boolean meets = moreIsBetter ? median >= goal : median <= goal;
        failed |= !passes;
        say(
                "%s: subject / control = %.2f (%.2f-%.2f), %d rounds; gate %.2f %s; goal %.2f %s",
                what,
                median,
                sorted.getFirst(),
                sorted.getLast(),
                sorted.size(),
                gate,
                passes ? "PASS" : "FAIL",
                goal,
                meets ? "MET" : "MISSED");
    }

    /** A run whose control varies more than twofold says nothing. */
    public void requireSteady(String what, List<Double> control) {
        double least = control.stream().mapToDouble(it -> it).min().orElseThrow();
        double most = control.stream().mapToDouble(it -> it).max().orElseThrow();
        if (most > 2 * least) {
            failed = true;
            say("%s: REJECTED, the control varies from %.1f to %.1f", what, least, most);
        }
    }

    /** A count that has to be exact. */
    public void exactly(String what, long count, long wanted) {
        failed |= count != wanted;
        say("%s: %,d of %,d; gate %s", what, count, wanted, count == wanted ? "PASS" : "FAIL");
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
