package io.backwise.benchmarks.measure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Makes patients, each with a token, a profile and a plan of their own. */
public final class Clinic {
    /** Days before today at which plans start: the oldest report that is taken is 14 days old. */
    public static final int DAYS = 13;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int AT_A_TIME = 4;

    private final MeasuredSystem system;
    private final HttpClient client;

    public Clinic(MeasuredSystem system, HttpClient client) {
        this.system = system;
        this.client = client;
    }

    public List<Admitted> admit(int patients) throws Exception {
        List<Admitted> admitted = new ArrayList<>();
        try (ExecutorService desk = Executors.newFixedThreadPool(AT_A_TIME)) {
            List<Future<Admitted>> coming = new ArrayList<>();
            for (int i = 0; i < patients; i++) {
                coming.add(desk.submit(this::admitOne));
            }
            for (Future<Admitted> it : coming) {
                admitted.add(it.get());
            }
        }
        return admitted;
    }

    private Admitted admitOne() throws IOException, InterruptedException {
        UUID id = UUID.randomUUID();
        String token = system.token("patient", id.toString());
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        String path = system.url(MeasuredSystem.ROUTINE) + "/api/routine/patients/" + id;
        send(token, "PUT", path + "/profile", """
            {"conditions": [], "redFlags": [], "screenedOn": "%s", "painNow": 3, "goals": ["pain-relief", "function"],
             "equipment": ["mat", "pillow", "wall"], "avoidPositions": [], "avoidExercises": [],
             "minutesPerSession": 15, "zone": "UTC", "experience": "some", "weekdays": ["MONDAY", "TUESDAY",
             "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"]}\
            """.formatted(today));
        JsonNode plan = send(token, "POST", path + "/plans", "{\"startsOn\": \"%s\"}".formatted(today.minusDays(DAYS)));
        return new Admitted(id, token, plan);
    }

    /** A report of everything in the plan. */
    public static ObjectNode report(JsonNode plan, String performedAt) {
        ObjectNode report = JSON.createObjectNode()
                .put("planId", plan.path("planId").asText())
                .put("performedAt", performedAt)
                .put("zone", "UTC")
                .put("painBefore", 3)
                .put("painWorst", 3)
                .put("painAfter", 2)
                .put("effort", 4);
        for (JsonNode it : plan.path("items")) {
            ObjectNode item = report.withArray("items")
                    .addObject()
                    .put("exercise", it.path("exercise").asText());
            if (it.path("minutes").isInt()) {
                item.put("minutesDone", it.path("minutes").asInt());
            } else {
                item.put("setsDone", it.path("sets").asInt(1))
                        .put("repsDone", it.path("reps").asInt(1));
            }
        }
        return report;
    }

    /** Reports a session of each of the last days, today's last. */
    public void reportDays(Admitted patient, int days) throws IOException, InterruptedException {
        Instant now = Instant.now();
        for (int ago = days - 1; ago >= 0; ago--) {
            send(
                    patient.token(),
                    "PUT",
                    system.url(MeasuredSystem.ROUTINE) + "/api/routine/patients/" + patient.id() + "/sessions/"
                            + UUID.randomUUID(),
                    report(patient.plan(), now.minus(Duration.ofDays(ago)).toString())
                            .toString());
        }
    }

    private JsonNode send(String token, String method, String url, String body)
            throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private JsonNode answer(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(request.uri().getPath() + ": " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
