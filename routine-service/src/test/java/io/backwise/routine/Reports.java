package io.backwise.routine;

import static org.hamcrest.Matchers.equalTo;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a patient of the test reports. */
final class Reports {
    private Reports() {}

    static Map<String, Object> report(Patient patient, String plan, Instant at, Map<String, ?> changes) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("planId", plan);
        report.put("planRevision", plan(patient, plan).getInt("revision"));
        report.put("performedAt", at.toString());
        report.put("zone", "UTC");
        report.put("painBefore", 2);
        report.put("painWorst", 3);
        report.put("painAfter", 2);
        report.put("effort", 4);
        report.put("items", items(patient, plan));
        report.putAll(changes);
        return report;
    }

    private static JsonPath plan(Patient patient, String plan) {
        return patient.self()
                .get("/api/routine/plans/" + plan)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** All of the plan as it stands, done as prescribed. */
    static List<Map<String, Object>> items(Patient patient, String plan) {
        JsonPath it = plan(patient, plan);
        List<Map<String, Object>> items = new ArrayList<>();
        for (Map<String, Object> prescribed : it.<Map<String, Object>>getList("items")) {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("exercise", prescribed.get("exercise"));
            if (prescribed.get("minutes") != null) {
                item.put("minutesDone", prescribed.get("minutes"));
            } else {
                item.put("setsDone", prescribed.get("sets") == null ? 1 : prescribed.get("sets"));
                item.put("repsDone", prescribed.get("reps") == null ? 1 : prescribed.get("reps"));
            }
            items.add(item);
        }
        return items;
    }

    static Instant at(int daysAgo) {
        return Instant.now().minus(Duration.ofDays(daysAgo));
    }

    static UUID reported(Patient patient, String plan, int daysAgo, Map<String, ?> changes, String response) {
        UUID session = UUID.randomUUID();
        patient.self()
                .body(report(patient, plan, at(daysAgo), changes))
                .put(patient.path() + "/sessions/" + session)
                .then()
                .statusCode(201)
                .body("response", equalTo(response));
        return session;
    }

    static ValidatableResponse tellsMorning(Patient patient, UUID session, int pain) {
        return patient.self()
                .body(Map.of("pain", pain))
                .put(patient.path() + "/sessions/" + session + "/next-morning")
                .then()
                .statusCode(200);
    }
}
