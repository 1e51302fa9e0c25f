package io.backwise.routine;

import static io.backwise.routine.Reports.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Event;
import io.backwise.testkit.Events;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was announced is announced again, word for word and under the same ids. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class RepublicationTest {
    private static final List<String> TOPICS =
            List.of("care-alert", "care-team-changed", "plan-changed", "session-completed");

    @BeforeEach
    void catalogue() throws InterruptedException {
        CatalogueUnderTest.held();
    }

    private static Patient withALife(int sessions) {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting("dr-lange");
        patient.planned();
        // A warning sign that calls for a clinician, and stops nothing.
        patient.writes(Map.of("zone", "Europe/Berlin", "redFlags", List.of("inflammatory-pattern")))
                .statusCode(200);
        String plan = patient.planned(ZoneId.of("Europe/Berlin"));
        for (int i = 0; i < sessions; i++) {
            patient.self()
                    .body(report(patient, plan, Instant.now().minus(i, ChronoUnit.HOURS), Map.of()))
                    .put(patient.path() + "/sessions/" + UUID.randomUUID())
                    .then()
                    .statusCode(201);
        }
        return patient;
    }

    @Test
    void everythingIsSaidAgainAsItWas() throws InterruptedException {
        List<Patient> patients = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            patients.add(withALife(1 + i % 3));
        }
        Patient erased = withALife(1);
        erased.self().delete(erased.path()).then().statusCode(202);
        awaitPublished();
        Map<String, List<Event>> before = events();
        republish(Map.of());
        Map<String, List<Event>> after = events();

        for (Patient patient : patients) {
            for (String topic : TOPICS) {
                List<Event> first = of(before.get(topic), patient);
                List<Event> all = of(after.get(topic), patient);
                List<Event> again = all.subList(first.size(), all.size());
                assertThat(bodies(again)).as(topic).isEqualTo(bodies(first));
                assertThat(again)
                        .extracting(Event::type)
                        .containsExactlyInAnyOrderElementsOf(
                                first.stream().map(Event::type).toList());
                if (topic.equals("plan-changed")) {
                    assertThat(again)
                            .extracting(it -> it.data().path("sequence").asInt())
                            .containsExactly(1, 2, 3);
                }
            }
        }
        for (String topic : TOPICS) {
            assertThat(of(after.get(topic), erased)).hasSameSizeAs(of(before.get(topic), erased));
        }
    }

    @Test
    void oneForOnePatientOnly() throws InterruptedException {
        Patient one = withALife(2);
        Patient other = withALife(1);
        awaitPublished();
        Map<String, List<Event>> before = events();
        republish(Map.of("patientId", one.id().toString()));
        Map<String, List<Event>> after = events();
        assertThat(of(after.get("session-completed"), one)).hasSize(4);
        assertThat(of(after.get("session-completed"), other)).hasSameSizeAs(of(before.get("session-completed"), other));
    }

    @Test
    void whoBeganOneSeesThatAnotherTookItsPlace() throws InterruptedException {
        Patient one = withALife(1);
        long everybody = number(republication().body(Map.of()).post("/api/routine/republication"), 202);
        long her = number(
                republication().body(Map.of("patientId", one.id().toString())).post("/api/routine/republication"), 202);
        assertThat(her).isEqualTo(everybody + 1);
        awaitPublished();
        assertThat(number(republication().get("/api/routine/republication"), 200))
                .isEqualTo(her);
    }

    private static RequestSpecification republication() {
        return Patient.as("admin", "root");
    }

    private static long number(Response answer, int status) {
        return answer.then().statusCode(status).extract().jsonPath().getLong("number");
    }

    @Test
    void onlyAnAdminMay() {
        Patient.as("clinician", "dr-lange")
                .body(Map.of())
                .post("/api/routine/republication")
                .then()
                .statusCode(403);
        Patient.as("admin", "root")
                .body(Map.of("everybody", true))
                .post("/api/routine/republication")
                .then()
                .statusCode(400);
    }

    private static void republish(Map<String, ?> request) throws InterruptedException {
        Patient.as("admin", "root")
                .body(request)
                .post("/api/routine/republication")
                .then()
                .statusCode(202)
                .body("state", equalTo("running"));
        awaitPublished();
    }

    private static void awaitPublished() throws InterruptedException {
        Set<String> states = new TreeSet<>();
        for (int i = 0; i < 300; i++) {
            String state = Patient.as("admin", "root")
                    .get("/api/routine/republication")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("state");
            states.add(state);
            if (state.equals("published")) {
                return;
            }
            if (state.equals("none")) {
                Thread.sleep(1_500);
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("was " + states);
    }

    private static Map<String, List<Event>> events() {
        Map<String, List<Event>> events = new HashMap<>();
        TOPICS.forEach(topic -> events.put(topic, Events.all(topic)));
        return events;
    }

    private static List<Event> of(List<Event> events, Patient patient) {
        return events.stream()
                .filter(it -> patient.id().toString().equals(it.key()))
                .toList();
    }

    private static Map<String, String> bodies(List<Event> events) {
        Map<String, String> bodies = new HashMap<>();
        events.forEach(it -> bodies.put(it.headers().get("ce_id"), it.data().toString()));
        return bodies;
    }
}
