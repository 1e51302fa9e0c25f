package io.backwise.routine;

import static io.backwise.routine.Reports.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.backwise.routine.session.core.SessionDay;
import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Event;
import io.backwise.testkit.Events;
import io.backwise.testkit.Schemas;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What clinicians do to plans in force. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class PlanLifeTest {
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    /** What is legal where: the status after it, or 409. */
    private static final Map<String, Map<String, String>> TRANSITIONS = Map.of(
            "active", Map.of("suspension", "suspended", "completion", "completed"),
            "suspended", Map.of("resumption", "active", "completion", "completed"),
            "completed", Map.of(),
            "superseded", Map.of());

    private final Clinician clinician = Clinician.fresh();

    @BeforeEach
    void catalogue() throws InterruptedException {
        CatalogueUnderTest.held();
    }

    @Test
    void eachStateAllowsItsTransitionsAndNoOthers() {
        TRANSITIONS.forEach((status, legal) -> List.of("suspension", "resumption", "completion")
                .forEach(change -> {
                    String plan = planThatIs(status);
                    ValidatableResponse answer = clinician.changes(plan, change);
                    if (legal.containsKey(change)) {
                        answer.statusCode(200).body("status", equalTo(legal.get(change)));
                    } else {
                        answer.statusCode(409).body("type", equalTo("urn:backwise:problem:illegal-transition"));
                        clinician.reads(plan).body("status", equalTo(status));
                    }
                }));
    }

    /** A plan that is over is locked by nobody, and nobody's to unlock. */
    @Test
    void onlyAPlanInForceIsLockedAndUnlocked() {
        for (String status : List.of("active", "suspended")) {
            String plan = planThatIs(status);
            unlocks(plan).statusCode(409);
            clinician
                    .changes(plan, "lock")
                    .statusCode(200)
                    .body("locked", equalTo(true))
                    .body("status", equalTo(status));
            unlocks(plan).statusCode(200).body("locked", equalTo(false)).body("status", equalTo(status));
        }
        for (String status : List.of("completed", "superseded")) {
            String plan = planThatIs(status);
            clinician
                    .changes(plan, "lock")
                    .statusCode(409)
                    .body("type", equalTo("urn:backwise:problem:illegal-transition"));
            unlocks(plan).statusCode(409);
            clinician
                    .reads(plan)
                    .body("locked", equalTo(false))
                    .body("revision", equalTo(status.equals("completed") ? 2 : 1));
        }
    }

    private ValidatableResponse unlocks(String plan) {
        return clinician.self().delete("/api/routine/plans/" + plan + "/lock").then();
    }

    private String planThatIs(String status) {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(clinician.id());
        String plan = patient.planned();
        switch (status) {
            case "suspended" -> clinician.changes(plan, "suspension").statusCode(200);
            case "completed" -> clinician.changes(plan, "completion").statusCode(200);
            case "superseded" -> patient.planned();
            default -> {}
        }
        return plan;
    }

    @Test
    void aPauseIsToldToTheDay() {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(clinician.id());
        String plan = patient.planned();
        clinician.changes(plan, "suspension").body("pausedFrom", equalTo(TODAY.toString()));
        patient.self()
                .get(patient.path() + "/sessions/today")
                .then()
                .body("state", equalTo("paused"))
                .body("items", hasSize(0));
        clinician.changes(plan, "resumption").body("pausedFrom", nullValue());
        patient.self().get(patient.path() + "/sessions/today").then().body("state", equalTo("due"));
        clinician.changes(plan, "completion").body("endsOn", equalTo(TODAY.toString()));
        // Before three at night the session of the day before may still be done.
        boolean isNight = !SessionDay.of(Instant.now(), ZoneOffset.UTC).equals(TODAY);
        patient.self()
                .get(patient.path() + "/sessions/today")
                .then()
                .body("state", equalTo(isNight ? "due" : "no-plan"));

        List<Event> events = events(patient, 4);
        assertThat(events).extracting(it -> kind(it)).containsExactly("assigned", "suspended", "resumed", "completed");
        assertThat(events.get(1).data().at("/pause/from").asText()).isEqualTo(TODAY.toString());
        assertThat(events.get(2).data().at("/pause/to").asText()).isEqualTo(TODAY.toString());
        assertThat(events.get(3).data().path("to").asText()).isEqualTo(TODAY.toString());
        patient.self()
                .get("/api/routine/plans/" + plan + "/revisions")
                .then()
                .body("items.revision", contains(1, 2, 3, 4))
                .body("items.reason", contains("assigned", "suspended: why", "resumed: why", "completed: why"))
                .body("items[1].madeBy", equalTo(clinician.id()));
    }

    @Test
    void aDayWhoseSessionIsDoneStaysDone() {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(clinician.id());
        String plan = patient.planned();
        patient.self()
                .body(report(patient, plan, Instant.now(), Map.of()))
                .put(patient.path() + "/sessions/" + UUID.randomUUID())
                .then()
                .statusCode(201);
        LocalDate done = LocalDate.parse(patient.self()
                .get(patient.path() + "/sessions")
                .then()
                .extract()
                .<String>path("items[0].performedOn"));
        clinician
                .changes(plan, "suspension")
                .body("pausedFrom", equalTo((done.equals(TODAY) ? TODAY.plusDays(1) : TODAY).toString()));
    }

    @Test
    void aPauseEndsWithThePlanThatTakesItsPlace() {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(clinician.id());
        clinician.changes(patient.planned(), "suspension").statusCode(200);
        patient.planned();
        assertThat(events(patient, 4))
                .extracting(it -> kind(it))
                .containsExactly("assigned", "suspended", "resumed", "assigned");
        clinician.changes(current(patient), "suspension").statusCode(200);
        clinician.changes(current(patient), "completion").statusCode(200);
        assertThat(events(patient, 7)).extracting(it -> kind(it)).endsWith("suspended", "resumed", "completed");
    }

    @Test
    void aPlanGoesBackToWhatItPrescribedWhenThatIsSafe() {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(clinician.id());
        String plan = patient.planned();
        clinician.changes(plan, "rollback").statusCode(409);
        patient.writes(Map.of("zone", "Asia/Tokyo")).statusCode(200);
        List<String> exercises =
                clinician.reads(plan).body("revision", equalTo(2)).extract().path("items.exercise");
        clinician
                .rollsBack(plan, 1)
                .statusCode(200)
                .body("revision", equalTo(3))
                .body("zone", equalTo("Asia/Tokyo"))
                .body("items.exercise", equalTo(exercises));
        clinician
                .changes(plan, "rollback")
                .statusCode(200)
                .body("revision", equalTo(4))
                .body("items.exercise", equalTo(exercises));
        for (int wrong : List.of(0, 4, 5)) {
            clinician.rollsBack(plan, wrong).statusCode(400).body("violations.field", contains("revision"));
        }
        assertThat(events(patient, 4))
                .extracting(it -> kind(it))
                .containsExactly("assigned", "revised", "revised", "revised");
        clinician.changes(plan, "completion").statusCode(200);
        clinician.rollsBack(plan, 1).statusCode(409);
    }

    private static String current(Patient patient) {
        return patient.self()
                .get(patient.path() + "/plans/current")
                .then()
                .extract()
                .path("planId");
    }

    private static String kind(Event event) {
        String type = event.type();
        return type.substring("io.backwise.routine.plan.".length(), type.length() - ".v1".length());
    }

    /** The plan events of the patient, all valid, once there are that many. */
    private static List<Event> events(Patient patient, int many) {
        Events.await(
                "plan-changed",
                it -> patient.id().toString().equals(it.key())
                        && it.data().path("sequence").asInt() == many,
                Duration.ofSeconds(20));
        List<Event> all = Events.all("plan-changed").stream()
                .filter(it -> patient.id().toString().equals(it.key()))
                .toList();
        all.forEach(it -> Schemas.assertValid("plan-changed", it.data().toString()));
        return all;
    }
}
