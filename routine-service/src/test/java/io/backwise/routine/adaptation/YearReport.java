package io.backwise.routine.adaptation;

import io.backwise.routine.adaptation.SimulatedYear.Week;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What became of the doses of many people over a year, in figures and lines. */
final class YearReport {
    private static final Path DOCS = Path.of("../docs");
    private static final int WEEKS = SimulatedYear.DAYS / 7;
    private static final String BEGIN = "<!-- written by the simulated year -->\n";
    private static final String END = "<!-- end -->";

    private final List<SimulatedYear> years;

    YearReport(List<SimulatedYear> years) {
        this.years = years;
    }

    /** The medians of a week. */
    Week median(int week) {
        return new Week(
                (int) quantile(week, Week::seconds, 0.5),
                quantile(week, Week::volume, 0.5),
                quantile(week, Week::pain, 0.5),
                (int) quantile(week, Week::up, 0.5),
                (int) quantile(week, Week::down, 0.5),
                (int) quantile(week, Week::pauses, 0.5),
                (int) quantile(week, Week::harder, 0.5));
    }

    private double quantile(int week, ToDoubleFunction<Week> figure, double share) {
        double[] sorted = years.stream()
                .mapToDouble(it -> figure.applyAsDouble(it.weeks().get(week)))
                .sorted()
                .toArray();
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    private double sum(int week, ToDoubleFunction<Week> figure) {
        return years.stream()
                .mapToDouble(it -> figure.applyAsDouble(it.weeks().get(week)))
                .sum();
    }

    String summary() {
        StringBuilder text = new StringBuilder();
        text.append(
                "| Week | Work a week, by that of the first: quartiles | Steps up | Steps down | Pauses | On a harder exercise | Median pain |\n");
        text.append("|---|---|---|---|---|---|---|\n");
        for (int week : new int[] {0, 3, 7, 12, 25, 38, 51}) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %d | %.2f, %.2f, %.2f | %.0f | %.0f | %.0f | %.0f %% | %.1f |%n",
                    week + 1,
                    quantile(week, Week::volume, 0.25),
                    quantile(week, Week::volume, 0.5),
                    quantile(week, Week::volume, 0.75),
                    sum(week, Week::up),
                    sum(week, Week::down),
                    sum(week, Week::pauses),
                    100.0 * sum(week, it -> it.harder() > 0 ? 1 : 0) / years.size(),
                    quantile(week, Week::pain, 0.5)));
        }
        text.append("\nSteps of the year by rule: ")
                .append(byRule().entrySet().stream()
                        .map(it -> it.getKey() + " " + it.getValue())
                        .collect(Collectors.joining(", ")))
                .append(".\n");
        return text.toString();
    }

    private Map<String, Long> byRule() {
        return years.stream()
                .flatMap(it -> it.revisions().stream())
                .flatMap(it -> it.steps().stream())
                .collect(Collectors.groupingBy(
                        it -> it.rule() + (it.up() ? " up" : " down"), TreeMap::new, Collectors.counting()));
    }

    void write() throws IOException {
        Path images = Files.createDirectories(DOCS.resolve("images"));
        Files.writeString(
                images.resolve("adaptation-work.svg"),
                LinePlot.of(
                        "Work a week, by that of the first week (quartiles of " + years.size() + " people)",
                        Map.of(
                                "lower quartile", line(it -> quantile(it, Week::volume, 0.25)),
                                "median", line(it -> quantile(it, Week::volume, 0.5)),
                                "upper quartile", line(it -> quantile(it, Week::volume, 0.75)))));
        Files.writeString(
                images.resolve("adaptation-steps.svg"),
                LinePlot.of(
                        "Steps a week, all people together",
                        Map.of(
                                "up", line(it -> sum(it, Week::up)),
                                "down", line(it -> sum(it, Week::down)))));
        Path page = DOCS.resolve("adaptation.md");
        String text = Files.readString(page);
        Files.writeString(
                page,
                text.substring(0, text.indexOf(BEGIN) + BEGIN.length())
                        + summary()
                        + text.substring(text.indexOf(END)));
    }

    private static double[] line(java.util.function.IntToDoubleFunction figure) {
        return IntStream.range(0, WEEKS).mapToDouble(figure).toArray();
    }
}
