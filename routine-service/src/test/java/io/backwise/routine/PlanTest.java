package io.backwise.routine;

import static io.backwise.routine.Patient.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Event;
import io.backwise.testkit.Events;
import io.backwise.testkit.Schemas;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plans in force. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class PlanTest {
    private static final String TODAY = LocalDate.now(ZoneOffset.UTC).toString();

    @BeforeEach
    void catalogue() throws InterruptedException {
        CatalogueUnderTest.held();
    }

    @Test
    void someConditionsNeedAClinician() {
        String clinician = UUID.randomUUID().toString();
        Patient patient = Patient.fresh()
                .withProfile(Map.of("conditions", List.of(Map.of("slug", "vertebral-compression-fracture"))))
                .trusting(clinician);
        patient.self()
                .body(Map.of("startsOn", TODAY))
                .post(patient.path() + "/plans")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:backwise:problem:clinician-plan-required"));
        as("clinician", clinician)
                .body(Map.of("startsOn", TODAY))
                .post(patient.path() + "/plans")
                .then()
                .statusCode(201)
                .body("assignedBy", equalTo(clinician));
    }

    @Test
    void overridesAreForCliniciansAndNameEveryRule() {
        String clinician = UUID.randomUUID().toString();
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(clinician);
        Map<String, Object> body = Map.of(
                "startsOn", TODAY,
                "pin", List.of("sit-up"),
                "overrides",
                        List.of(Map.of(
                                "exercise", "sit-up", "rule", "CAT01", "reason", "trained athlete, supervised")));
        patient.self()
                .body(body)
                .post(patient.path() + "/plans")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:backwise:problem:override-not-permitted"));
        as("clinician", clinician)
                .body(body)
                .post(patient.path() + "/plans")
                .then()
                .statusCode(201)
                .body("items.exercise", hasItem("sit-up"))
                .body("items.find { it.exercise == 'sit-up' }.cautions.rule", hasItem("CAT01"))
                .body("overrides[0].reason", equalTo("trained athlete, supervised"));
        patient.self()
                .body(Map.of("startsOn", TODAY, "pin", List.of("sit-up")))
                .post(patient.path() + "/plans")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:backwise:problem:pin-not-possible"))
                .body("because.rule", hasItem("CAT01"));
    }

    @Test
    void anOverrideSaysWhy() {
        String clinician = UUID.randomUUID().toString();
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(clinician);
        for (String nothing : List.of("", "   ")) {
            as("clinician", clinician)
                    .body(Map.of(
                            "startsOn", TODAY,
                            "pin", List.of("sit-up"),
                            "overrides", List.of(Map.of("exercise", "sit-up", "rule", "CAT01", "reason", nothing))))
                    .post(patient.path() + "/plans")
                    .then()
                    .statusCode(400)
                    .body("violations.field", contains("overrides[0].reason"));
        }
        as("clinician", clinician)
                .body(Map.of(
                        "startsOn", TODAY,
                        "pin", List.of("sit-up"),
                        "overrides", List.of(Map.of("exercise", "sit-up", "rule", "CAT01"))))
                .post(patient.path() + "/plans")
                .then()
                .statusCode(400)
                .body("violations.field", contains("overrides[0].reason"));
        patient.self().get(patient.path() + "/plans/current").then().statusCode(404);
    }

    @Test
    void aPlanIsAssignedReadAndSuperseded() {
        Patient patient = Patient.fresh().withProfile(Map.of());
        patient.self().get(patient.path() + "/plans/current").then().statusCode(404);
        String location = patient.self()
                .body(Map.of("startsOn", TODAY, "weekdays", List.of("MONDAY", "FRIDAY"), "note", "gently"))
                .post(patient.path() + "/plans")
                .then()
                .statusCode(201)
                .header("Location", containsString("/api/routine/plans/"))
                .body("revision", equalTo(1))
                .body("status", equalTo("active"))
                .body("weekdays", hasSize(2))
                .body("items", hasSize(greaterThanOrEqualTo(3)))
                .body("items.order[0]", equalTo(1))
                .extract()
                .header("Location");
        String first = location.substring(location.lastIndexOf('/') + 1);
        String second = patient.planned();
        String start = patient.self()
                .get("/api/routine/plans/" + second)
                .then()
                .statusCode(200)
                .extract()
                .path("startsOn");
        patient.self()
                .get(patient.path() + "/plans/current")
                .then()
                .statusCode(200)
                .body("planId", equalTo(second));
        patient.self()
                .get("/api/routine/plans/" + first)
                .then()
                .statusCode(200)
                .body("status", equalTo("superseded"))
                .body("endsOn", equalTo(start));
        patient.self()
                .get("/api/routine/plans/" + first + "/revisions")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].plan.note", equalTo("gently"));
        as("patient", UUID.randomUUID().toString())
                .get("/api/routine/plans/" + first)
                .then()
                .statusCode(404);
        Event event = Events.await(
                "plan-changed",
                it -> patient.id().toString().equals(it.key())
                        && it.data().path("sequence").asInt() == 2,
                Duration.ofSeconds(20));
        Schemas.assertValid("plan-changed", event.data().toString());
        assertThat(event.type()).isEqualTo("io.backwise.routine.plan.assigned.v1");
        assertThat(event.data().path("planId").asText()).isEqualTo(second);
        assertThat(event.data().path("from").asText()).isEqualTo(start);
    }

    @Test
    void thePastIsNotPlannedTwice() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Patient patient = Patient.fresh().withProfile(Map.of());
        for (LocalDate wrong : List.of(today.minusDays(31), today.plusDays(91))) {
            patient.self()
                    .body(Map.of("startsOn", wrong.toString()))
                    .post(patient.path() + "/plans")
                    .then()
                    .statusCode(400)
                    .body("violations.field", everyItem(is("startsOn")));
        }
        patient.self()
                .body(Map.of("startsOn", today.minusDays(10).toString()))
                .post(patient.path() + "/plans")
                .then()
                .statusCode(201);
        patient.self()
                .body(Map.of("startsOn", today.minusDays(3).toString()))
                .post(patient.path() + "/plans")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:backwise:problem:overlaps-history"))
                .body("day", equalTo(today.minusDays(3).toString()));
    }

    @Test
    void movingRevisesThePlan() {
        Patient patient = Patient.fresh().withProfile(Map.of());
        String plan = patient.planned();
        patient.writes(Map.of("zone", "Asia/Tokyo")).statusCode(200);
        patient.self()
                .get("/api/routine/plans/" + plan)
                .then()
                .statusCode(200)
                .body("revision", equalTo(2))
                .body("zone", equalTo("Asia/Tokyo"));
        Event event = Events.await(
                "plan-changed",
                it -> patient.id().toString().equals(it.key()) && it.type().endsWith("revised.v1"),
                Duration.ofSeconds(20));
        Schemas.assertValid("plan-changed", event.data().toString());
        assertThat(event.data().path("zone").asText()).isEqualTo("Asia/Tokyo");
        assertThat(event.data().path("reason").asText()).startsWith("the patient's time zone");
    }
}
