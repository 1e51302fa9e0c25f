package io.backwise.routine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.in;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.HeldLock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may change a plan in force, and what happens when two want to. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class PlanAuthorityTest {
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    private final Clinician clinician = Clinician.fresh();

    @BeforeEach
    void catalogue() throws InterruptedException {
        CatalogueUnderTest.held();
    }

    @Test
    void aLockedPlanIsTheClinicians() {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(clinician.id());
        String plan = patient.planned();
        clinician
                .changes(plan, "lock")
                .statusCode(200)
                .body("locked", equalTo(true))
                .body("status", equalTo("active"));
        clinician.changes(plan, "lock").statusCode(409);
        patient.self()
                .body(Map.of("startsOn", TODAY.toString()))
                .post(patient.path() + "/plans")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:backwise:problem:plan-locked"));
        clinician
                .self()
                .delete("/api/routine/plans/" + plan + "/lock")
                .then()
                .statusCode(200)
                .body("locked", equalTo(false));
        patient.planned();
        clinician.reads(plan).body("status", equalTo("superseded"));
    }

    @Test
    void whatAPatientMadeAlonePausesOnceItNeedsAClinician() {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(clinician.id());
        String plan = patient.planned();
        patient.writes(Map.of("conditions", List.of(Map.of("slug", "uncontrolled-hypertension"))))
                .statusCode(200);
        clinician.reads(plan).body("status", equalTo("suspended"));
        patient.self().get(patient.path() + "/sessions/today").then().body("state", equalTo("paused"));
        clinician
                .self()
                .get("/api/routine/clinicians/me/alerts")
                .then()
                .body("items.kind", contains("clinician-needed"));
        clinician
                .changes(plan, "resumption")
                .statusCode(422)
                .body("type", equalTo("urn:backwise:problem:clinician-plan-required"));
        clinician
                .self()
                .body(Map.of("startsOn", TODAY.toString()))
                .post(patient.path() + "/plans")
                .then()
                .statusCode(201);
        patient.writes(Map.of("conditions", List.of(Map.of("slug", "uncontrolled-hypertension")), "painNow", 2))
                .statusCode(200);
        patient.self().get(patient.path() + "/plans/current").then().body("status", equalTo("active"));
    }

    /** What a patient made alone is a patient's, however their id is spelled in the token. */
    @Test
    void aPlanIsThePatientsWhateverTheSpellingOfTheirId() {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(clinician.id());
        String plan = Patient.as("patient", patient.id().toString().toUpperCase(Locale.ROOT))
                .body(Map.of("startsOn", TODAY.toString()))
                .post(patient.path() + "/plans")
                .then()
                .statusCode(201)
                .body("assignedBy", equalTo(patient.id().toString()))
                .extract()
                .path("planId");
        patient.writes(Map.of("conditions", List.of(Map.of("slug", "uncontrolled-hypertension"))))
                .statusCode(200);
        clinician.reads(plan).body("status", equalTo("suspended"));
    }

    @Test
    void onlyACareTeamsClinicianMayAndSaysWhy() {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(clinician.id());
        String plan = patient.planned();
        for (String change : List.of("suspension", "resumption", "completion", "lock", "rollback")) {
            String path = "/api/routine/plans/" + plan + "/" + change;
            Map<String, Object> body =
                    change.equals("rollback") ? Map.of("reason", "why", "revision", 1) : Map.of("reason", "why");
            patient.self().body(body).post(path).then().statusCode(403);
            Clinician.fresh().self().body(body).post(path).then().statusCode(404);
            clinician
                    .self()
                    .body(Map.of("reason", " "))
                    .post(path)
                    .then()
                    .statusCode(400)
                    .body("violations.field", hasItem("reason"));
            clinician.self().post(path).then().statusCode(400);
            clinician
                    .self()
                    .body(body)
                    .post("/api/routine/plans/" + UUID.randomUUID() + "/" + change)
                    .then()
                    .statusCode(404);
        }
        clinician.reads(plan).body("revision", equalTo(1)).body("status", equalTo("active"));
        clinician.changes(plan, "suspension").statusCode(200);
        patient.self()
                .get(patient.path() + "/access-log")
                .then()
                .body("items.findAll { it.who == '" + clinician.id() + "' }.what", hasItem("suspend plan"));
    }

    @Test
    void ofTwoCliniciansAtOnceOneWinsAndTheOtherIsTold() throws Exception {
        Clinician other = Clinician.fresh();
        for (boolean hasOneAlready : new boolean[] {true, false}) {
            Patient patient = Patient.fresh()
                    .withProfile(Map.of())
                    .trusting(clinician.id())
                    .trusting(other.id());
            if (hasOneAlready) {
                patient.planned();
            }
            List<Response> answers = assigned(patient, List.of(clinician.self(), other.self()));
            assertThat(answers)
                    .extracting(Response::statusCode)
                    .as("with a plan: %s", hasOneAlready)
                    .containsExactlyInAnyOrder(201, 409);
            patient.self()
                    .get(patient.path() + "/plans/current")
                    .then()
                    .statusCode(200)
                    .body("assignedBy", in(List.of(clinician.id(), other.id())));
        }
    }

    @Test
    void oneRequestSentTwiceAtOnceAssignsOnePlan() throws Exception {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(clinician.id());
        String key = UUID.randomUUID().toString();
        List<Response> answers = assigned(
                patient,
                Stream.generate(() -> clinician.self().header("Idempotency-Key", key))
                        .limit(4)
                        .toList());
        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        assertThat(answers)
                .extracting(it -> it.<String>path("planId"))
                .containsOnly(answers.getFirst().<String>path("planId"));
        clinician.reads(answers.getFirst().path("planId")).body("status", equalTo("active"));
    }

    /** All of them wait for each other's lock before one goes on. */
    private static List<Response> assigned(Patient patient, List<RequestSpecification> callers) throws Exception {
        List<Response> answers = new ArrayList<>();
        try (ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Response>> all;
            try (HeldLock lock = HeldLock.ofRows("patient", "patient_id = '" + patient.id() + "'")) {
                all = callers.stream()
                        .map(who -> calls.submit(() ->
                                who.body(Map.of("startsOn", TODAY.toString())).post(patient.path() + "/plans")))
                        .toList();
                lock.awaitWaiting(callers.size());
            }
            for (Future<Response> it : all) {
                answers.add(it.get());
            }
        }
        return answers;
    }
}
