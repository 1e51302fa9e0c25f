package io.backwise.benchmarks.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.backwise.local.Console;
import io.backwise.local.DataDirectory;
import io.backwise.local.PortPlan;
import io.backwise.local.Size;
import io.backwise.local.Stack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** The system as {@code ./backwise up} starts it, on a directory and ports of its own. */
final class BenchStack implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROFILE = """
            {"conditions": [], "redFlags": [], "screenedOn": "%s", "painNow": 3, "goals": ["function"],
             "equipment": ["mat"], "avoidPositions": [], "avoidExercises": [], "minutesPerSession": 15,
             "weekdays": ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"],
             "zone": "UTC", "experience": "some"}
            """;

    final Stack stack;
    final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path directory;
    private final DataDirectory data;
    private final PortPlan ports;

    BenchStack() throws IOException {
        directory = Files.createTempDirectory("backwise-bench-");
        data = DataDirectory.open(directory.resolve("data"));
        ports = new PortPlan(ThreadLocalRandom.current().nextInt(20, 400) * 100);
        stack = new Stack(ports, Size.SMALLEST, data, new Console(System.out));
        stack.start();
    }

    /** A patient with a plan; {@code items} are those of a report that does all of it. */
    record Person(UUID id, String token, String planId, String items) {
        String report() {
            Instant at = Instant.now()
                    .minus(ThreadLocalRandom.current().nextInt(60, 10 * 24 * 60), ChronoUnit.MINUTES)
                    .truncatedTo(ChronoUnit.SECONDS);
            return "{\"planId\": \"" + planId + "\", \"performedAt\": \"" + at
                    + "\", \"zone\": \"UTC\", \"painBefore\": 3, \"painWorst\": 4, \"painAfter\": 2, \"effort\": 4,"
                    + " \"items\": " + items + "}";
        }
    }

    Person person() throws IOException, InterruptedException {
        UUID id = UUID.randomUUID();
        String token = stack.token("patient", id.toString());
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        String path = "/api/routine/patients/" + id;
        call("PUT", token, path + "/profile", PROFILE.formatted(today));
        JsonNode plan =
                JSON.readTree(call("POST", token, path + "/plans", "{\"startsOn\": \"" + today.minusDays(13) + "\"}"));
        StringBuilder items = new StringBuilder();
        plan.path("items").forEach(it -> items.append(items.isEmpty() ? "" : ",")
                .append("{\"exercise\": \"")
                .append(it.path("exercise").asText())
                .append(
                        it.path("minutes").isInt()
                                ? "\", \"minutesDone\": " + it.path("minutes").asInt() + "}"
                                : "\", \"setsDone\": " + it.path("sets").asInt(1) + ", \"repsDone\": "
                                        + it.path("reps").asInt(1) + "}"));
        return new Person(id, token, plan.path("planId").asText(), "[" + items + "]");
    }

    private String call(String method, String token, String path, String body)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                request(token, path)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(path + " answered " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    HttpRequest.Builder request(String token, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + ports.gateway() + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    HttpRequest put(Person person) {
        String path = "/api/routine/patients/" + person.id() + "/sessions/" + UUID.randomUUID();
        return request(person.token(), path)
                .PUT(HttpRequest.BodyPublishers.ofString(person.report()))
                .build();
    }

    Connection database(String name) throws SQLException {
        return DriverManager.getConnection(stack.database().jdbcUrl(name), "backwise", "backwise");
    }

    static void signal(ProcessHandle process, String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    @Override
    public void close() throws IOException {
        http.shutdownNow();
        stack.close();
        data.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
