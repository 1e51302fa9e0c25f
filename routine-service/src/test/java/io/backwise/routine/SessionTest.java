package io.backwise.routine;

import static io.backwise.routine.Reports.items;
import static io.backwise.routine.Reports.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Event;
import io.backwise.testkit.Events;
import io.backwise.testkit.OpenApi;
import io.backwise.testkit.Schemas;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reports, each taken once. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class SessionTest {
    @BeforeEach
    void catalogue() throws InterruptedException {
        CatalogueUnderTest.held();
    }

    @Test
    void aReportIsTakenOnceHoweverOftenItIsSent() {
        Patient patient = Patient.fresh().withProfile(Map.of());
        String plan = patient.planned();
        String path = patient.path() + "/sessions/" + UUID.randomUUID();
        Map<String, Object> report = report(patient, plan, Instant.now(), Map.of());
        String first = patient.self()
                .body(report)
                .put(path)
                .then()
                .statusCode(201)
                .body("status", equalTo("completed"))
                .body("completion", equalTo(1.0f))
                .body("response", equalTo("green"))
                .body("next", hasSize(1))
                .extract()
                .asString();
        String again = patient.self()
                .body(report)
                .put(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(again).isEqualTo(first);
        report.put("effort", 9);
        patient.self()
                .body(report)
                .put(path)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:backwise:problem:session-conflict"));
        List<Event> events = new ArrayList<>();
        events.add(Events.await(
                "session-completed", it -> patient.id().toString().equals(it.key()), Duration.ofSeconds(20)));
        Schemas.assertValid("session-completed", events.getFirst().data().toString());
        assertThat(Events.all("session-completed").stream()
                        .filter(it -> patient.id().toString().equals(it.key())))
                .hasSize(1);
        patient.self()
                .get(patient.path() + "/sessions")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].effort", equalTo(4));
    }

    @Test
    void halfOfTheExercisesIsASessionLessIsAPart() {
        Patient patient = Patient.fresh().withProfile(Map.of());
        String plan = patient.planned();
        Map<String, Object> report = report(patient, plan, Instant.now(), Map.of());
        List<Map<String, Object>> items = items(patient, plan);
        report.put("items", items.subList(0, 1));
        patient.self()
                .body(report)
                .put(patient.path() + "/sessions/" + UUID.randomUUID())
                .then()
                .statusCode(201)
                .body("status", equalTo("partial"));
        report.put("items", items.subList(0, (items.size() + 1) / 2));
        patient.self()
                .body(report)
                .put(patient.path() + "/sessions/" + UUID.randomUUID())
                .then()
                .statusCode(201)
                .body("status", equalTo("completed"));
        report.put("items", List.of());
        report.put("status", "rested");
        patient.self()
                .body(report)
                .put(patient.path() + "/sessions/" + UUID.randomUUID())
                .then()
                .statusCode(201)
                .body("status", equalTo("rested"));
    }

    @Test
    void aReportMayBeLateButNotEndlesslyAndNotEarly() {
        Patient patient = Patient.fresh().withProfile(Map.of());
        String plan = patient.planned();
        Map<Duration, Integer> answers = Map.of(
                Duration.ofDays(-13), 201,
                Duration.ofDays(-15), 422,
                Duration.ofMinutes(4), 201,
                Duration.ofMinutes(7), 422);
        answers.forEach((shift, status) -> patient.self()
                .body(report(patient, plan, Instant.now().plus(shift), Map.of()))
                .put(patient.path() + "/sessions/" + UUID.randomUUID())
                .then()
                .statusCode(status));
    }

    @Test
    void wrongReportsNameTheFieldAndLeaveNothing() {
        Patient patient = Patient.fresh().withProfile(Map.of());
        String plan = patient.planned();
        String path = patient.path() + "/sessions/" + UUID.randomUUID();
        List<Map<String, Object>> foreign = items(patient, plan);
        foreign.getFirst().put("exercise", "sit-up");
        Map<String, Map<String, Object>> wrong = Map.of(
                "painBefore", Map.of("painBefore", 11),
                "zone", Map.of("zone", "nowhere"),
                "status", Map.of("status", "completed"),
                "planId", Map.of("planId", UUID.randomUUID().toString()),
                "planRevision", Map.of("planRevision", 7),
                "redFlags", Map.of("redFlags", List.of("itch")),
                "items[0].exercise", Map.of("items", foreign),
                "items", Map.of("items", List.of()));
        wrong.forEach((field, change) -> patient.self()
                .body(report(patient, plan, Instant.now(), change))
                .put(path)
                .then()
                .statusCode(400)
                .body("violations.field", hasItem(field)));
        patient.self().get(patient.path() + "/sessions").then().body("items", hasSize(0));
    }

    @Test
    void painColoursTheAnswer() {
        Patient patient = Patient.fresh().withProfile(Map.of());
        String plan = patient.planned();
        Map<Map<String, Object>, String> colours = Map.of(
                Map.of("painWorst", 3), "green",
                Map.of("painWorst", 4), "amber",
                Map.of("painWorst", 6), "red",
                Map.of("painBefore", 0, "painWorst", 3), "red",
                Map.of("symptomShift", "peripheralised"), "red");
        colours.forEach((change, colour) -> patient.self()
                .body(report(patient, plan, Instant.now(), change))
                .put(patient.path() + "/sessions/" + UUID.randomUUID())
                .then()
                .statusCode(201)
                .body("response", equalTo(colour)));
    }

    @Test
    void pagesOfSessionsLoseNone() {
        Patient patient = Patient.fresh().withProfile(Map.of());
        String plan = patient.planned();
        for (int day = 0; day < 5; day++) {
            patient.self()
                    .body(report(patient, plan, Instant.now().minus(day, ChronoUnit.DAYS), Map.of()))
                    .put(patient.path() + "/sessions/" + UUID.randomUUID())
                    .then()
                    .statusCode(201);
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            var request = patient.self().queryParam("limit", 2);
            if (!cursor.isEmpty()) {
                request.queryParam("cursor", cursor);
            }
            JsonPath page = request.get(patient.path() + "/sessions")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items.performedOn"));
            cursor = page.getString("next");
        }
        assertThat(seen).hasSize(5).isSorted().doesNotHaveDuplicates();
        patient.self()
                .queryParam("from", "2026-01-02")
                .queryParam("to", "2026-01-01")
                .get(patient.path() + "/sessions")
                .then()
                .statusCode(400);
    }

    @Test
    void publishesTheDocumentThatIsCheckedIn() {
        OpenApi.assertAsCheckedIn("routine");
    }
}
