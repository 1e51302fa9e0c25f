package io.backwise.routine;

import static io.backwise.routine.Patient.as;
import static io.backwise.routine.Reports.items;
import static io.backwise.routine.Reports.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.backwise.testkit.EmbeddedParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is to be done today, and what a report changes about it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class TodayTest {
    @BeforeEach
    void catalogue() throws InterruptedException {
        CatalogueUnderTest.held();
    }

    @Test
    void aRedFlagWithAReportStopsTheExercises() {
        Patient patient = Patient.fresh().withProfile(Map.of());
        String plan = patient.planned();
        patient.self()
                .body(report(patient, plan, Instant.now(), Map.of("redFlags", List.of("cauda-equina-bladder"))))
                .put(patient.path() + "/sessions/" + UUID.randomUUID())
                .then()
                .statusCode(201)
                .body("response", equalTo("red"))
                .body("next.rule", hasItem("PR01"));
        patient.self()
                .get(patient.path() + "/sessions/today")
                .then()
                .statusCode(200)
                .body("state", equalTo("red-flag"))
                .body("items", hasSize(0))
                .body("advice", notNullValue());
    }

    @Test
    void theMorningAfterCanTurnASessionRed() {
        Patient patient = Patient.fresh().withProfile(Map.of());
        String path = patient.path() + "/sessions/" + UUID.randomUUID();
        patient.self()
                .body(report(patient, patient.planned(), Instant.now(), Map.of()))
                .put(path)
                .then()
                .statusCode(201);
        patient.self()
                .body(Map.of("pain", 7))
                .put(path + "/next-morning")
                .then()
                .statusCode(200)
                .body("response", equalTo("red"))
                .body("next.rule", hasItem("PR07R"));
        patient.self()
                .body(Map.of("pain", 11))
                .put(path + "/next-morning")
                .then()
                .statusCode(400);
        patient.self()
                .body(Map.of("pain", 1))
                .put(patient.path() + "/sessions/" + UUID.randomUUID() + "/next-morning")
                .then()
                .statusCode(404);
    }

    @Test
    void todayHasEverythingToDoTheSession() {
        Patient patient = Patient.fresh().withProfile(Map.of());
        String today = patient.path() + "/sessions/today";
        patient.self().get(today).then().statusCode(200).body("state", equalTo("no-plan"));
        String plan = patient.planned();
        patient.self()
                .get(today)
                .then()
                .statusCode(200)
                .body("planId", equalTo(plan))
                .body("state", equalTo("due"))
                .body("items[0].order", equalTo(1))
                .body("items[0].steps", not(hasSize(0)));
        patient.self()
                .body(report(patient, plan, Instant.now(), Map.of()))
                .put(patient.path() + "/sessions/" + UUID.randomUUID())
                .then()
                .statusCode(201);
        patient.self().get(today).then().body("state", equalTo("done")).body("sessions", hasSize(1));
        as("patient", UUID.randomUUID().toString()).get(today).then().statusCode(404);
    }

    @Test
    void whatBecameUnsafeIsWithheldEvenWhileThePlanStillHasIt() throws SQLException {
        Patient patient = Patient.fresh().withProfile(Map.of("experience", "regular", "minutesPerSession", 40));
        String plan = patient.planned();
        List<String> planned = items(patient, plan).stream()
                .map(it -> (String) it.get("exercise"))
                .toList();
        Unnoticed.diagnosis(patient, "osteoporosis");
        JsonPath today = patient.self()
                .get(patient.path() + "/sessions/today")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        List<String> shown = new ArrayList<>(today.getList("items.exercise"));
        List<String> withheld = today.getList("withheld.exercise");
        assertThat(withheld).isNotEmpty();
        shown.addAll(withheld);
        assertThat(shown).containsExactlyInAnyOrderElementsOf(planned);
    }

    @Test
    void whatAPatientMadeAloneIsNotForTodayOnceItNeedsAClinician() throws SQLException {
        Patient patient = Patient.fresh().withProfile(Map.of());
        patient.planned();
        Unnoticed.diagnosis(patient, "vertebral-compression-fracture");
        patient.self()
                .get(patient.path() + "/sessions/today")
                .then()
                .statusCode(200)
                .body("state", equalTo("paused"))
                .body("items", hasSize(0));
    }
}
