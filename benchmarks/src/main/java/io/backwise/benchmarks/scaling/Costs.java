package io.backwise.benchmarks.scaling;

import io.backwise.benchmarks.Report;
import io.backwise.benchmarks.measure.MeasuredSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What one report costs: processor time of each process, bytes of each table and of the log. */
final class Costs {
    private static final Duration LOAD = Duration.ofSeconds(30);
    private static final List<String> DATABASES = List.of("routine", "progress");
    private static final String SIZES = """
            SELECT relname, pg_total_relation_size(oid), pg_indexes_size(oid) FROM pg_class
            WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1
            """;

    private final Load load;
    private final Report report;

    Costs(Load load, Report report) {
        this.load = load;
        this.report = report;
    }

    void tell() throws Exception {
        long reported = load.settle();
        Map<String, Double> seconds = seconds();
        Map<String, Long> bytes = bytes();
        load.run(LOAD);
        long reports = load.settle() - reported;
        Map<String, Double> used = seconds();
        double all = 0;
        List<String> parts = new ArrayList<>();
        for (Map.Entry<String, Double> it : used.entrySet()) {
            double millis = (it.getValue() - seconds.getOrDefault(it.getKey(), 0.0)) * 1e3 / reports;
            all += millis;
            parts.add(String.format(java.util.Locale.ROOT, "%s %.2f", it.getKey(), millis));
        }
        report.say(
                "processor time of a report, from the request to the ledger, %,d reports: %.2f ms (%s)",
                reports, all, String.join(", ", parts));
        bytes().forEach((what, size) -> {
            long grown = size - bytes.getOrDefault(what, 0L);
            if (grown > 0) {
                report.say("bytes of a report, %s: %,.0f", what, (double) grown / reports);
            }
        });
    }

    private Map<String, Double> seconds() throws IOException {
        Map<String, Double> seconds = new LinkedHashMap<>();
        MeasuredSystem system = load.system();
        for (String name : system.names()) {
            seconds.put(name, Processors.seconds(system.process(name)));
        }
        seconds.put("postgres", Processors.seconds(system.database()));
        return seconds;
    }

    private Map<String, Long> bytes() throws SQLException, IOException, InterruptedException {
        load.system().settle();
        Map<String, Long> bytes = new LinkedHashMap<>();
        for (String database : DATABASES) {
            try (Connection connection = load.system().connect(database);
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(SIZES)) {
                while (rows.next()) {
                    bytes.put(database + "." + rows.getString(1), rows.getLong(2));
                }
            }
        }
        bytes.put("kafka's log", logBytes(load.system().dataOf("kafka")));
        return bytes;
    }

    private static long logBytes(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(it -> it.toString().endsWith(".log"))
                    .mapToLong(Costs::size)
                    .sum();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
