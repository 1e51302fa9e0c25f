package io.backwise.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * No log tells of somebody's health: not of what goes well, and not of what a database refuses, which is where servers and drivers
 * like to write down whole rows.
 */
record Confidential(StackUnderTest stack, Caller patient, String patientId) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOTE = "burns-like-a-canary";

    /** A report that both databases refuse, one after the other, is in no log and is taken in the end. */
    void staysSo() throws Exception {
        UUID session = UUID.randomUUID();
        String path = "/api/routine/patients/" + patientId + "/sessions/" + session;
        String report = report();
        stack.change("routine", "ALTER TABLE session ADD CONSTRAINT none_more CHECK (session_id IS NULL) NOT VALID");
        assertThat(patient.ask("PUT", path, report)).isGreaterThanOrEqualTo(500);
        assertThat(patient.body()).doesNotContain(NOTE);
        stack.change("routine", "ALTER TABLE session DROP CONSTRAINT none_more");
        stack.change("progress", "ALTER TABLE session_fact ADD CONSTRAINT none_more CHECK (pain_before < 0) NOT VALID");
        assertThat(patient.ask("PUT", path, report)).isEqualTo(201);
        for (int i = 0; i < 100 && !letters().endsWith("2 dead letters\n"); i++) {
            Thread.sleep(200);
        }
        assertThat(letters()).contains("the database refuses its content").doesNotContain(NOTE, patientId);
        stack.change("progress", "ALTER TABLE session_fact DROP CONSTRAINT none_more");
        assertThat(stack.command("dead-letters", "replay").output()).isEqualTo("1 dead letters replayed\n");
        String progress = "/api/progress/patients/" + patientId;
        for (int i = 0; i < 100 && !sessions(progress).contains(session.toString()); i++) {
            Thread.sleep(100);
        }
        assertThat(sessions(progress)).contains(session.toString());
        assertThat(words().in(stack.data())).isEmpty();
    }

    private String sessions(String progress) throws Exception {
        assertThat(patient.ask("GET", progress + "/calendar")).isEqualTo(200);
        return patient.body();
    }

    private String report() throws Exception {
        assertThat(patient.ask("GET", "/api/routine/patients/" + patientId + "/plans/current"))
                .isEqualTo(200);
        JsonNode plan = JSON.readTree(patient.body());
        JsonNode counted = JSON.nullNode();
        for (JsonNode item : plan.path("items")) {
            counted = item.path("reps").isInt() ? item : counted;
        }
        return """
                {"planId": "%s", "performedAt": "%s", "zone": "UTC", "painBefore": 3, "painWorst": 3, "painAfter": 2, "effort": 4,
                 "items": [{"exercise": "%s", "setsDone": 1, "repsDone": 1}], "note": "%s"}
                """.formatted(
                        plan.path("planId").asText(),
                        Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS),
                        counted.path("exercise").asText(),
                        NOTE);
    }

    private String letters() throws Exception {
        return stack.command("dead-letters", "list").output();
    }

    private HealthWords words() throws Exception {
        assertThat(patient.ask("GET", "/api/catalog/conditions")).isEqualTo(200);
        JsonNode conditions = JSON.readTree(patient.body());
        assertThat(patient.ask("GET", "/api/catalog/red-flags")).isEqualTo(200);
        return HealthWords.of(conditions, JSON.readTree(patient.body())).and(NOTE);
    }
}
