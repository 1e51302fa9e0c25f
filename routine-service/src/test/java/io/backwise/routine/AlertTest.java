package io.backwise.routine;

import static io.backwise.routine.Reports.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Event;
import io.backwise.testkit.Events;
import io.backwise.testkit.Samples;
import io.backwise.testkit.Schemas;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What calls for a clinician, and what the plan does meanwhile. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class AlertTest {
    private static final String FLAG = "fever-infection";
    private static final Map<String, ?> FLAGGED = Map.of("redFlags", List.of(FLAG));
    private static final Map<String, ?> RED = Map.of("painWorst", 7);

    private final Clinician clinician = Clinician.fresh();

    @BeforeEach
    void catalogue() throws InterruptedException {
        CatalogueUnderTest.held();
    }

    @Test
    void aRedFlagPausesThePlanAndCallsOnceUntilSomebodyHasSeenToIt() {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(clinician.id());
        String plan = patient.planned();
        reports(patient, plan, Instant.now(), FLAGGED).body("next.actions.flatten()", hasItem("notify-clinician"));
        reports(patient, plan, Instant.now(), FLAGGED);
        clinician.reads(plan).body("status", equalTo("suspended"));
        clinician
                .self()
                .get("/api/routine/plans/" + plan + "/revisions")
                .then()
                .body("items.madeBy", contains(patient.id().toString(), "rules"));
        String open = alerts("open")
                .body("items", hasSize(1))
                .body("items[0].kind", equalTo("red-flag"))
                .body("items[0].patientId", equalTo(patient.id().toString()))
                .extract()
                .asString();
        Samples.assertSameShape("alerts", open);
        String alert = alerts("open").extract().path("items[0].alertId");

        acknowledges(alert).statusCode(200).body("state", equalTo("acknowledged"));
        acknowledges(alert).statusCode(200).body("acknowledgedBy", equalTo(clinician.id()));
        alerts("open").body("items", hasSize(0));
        alerts("acknowledged").body("items.alertId", contains(alert));
        reports(patient, plan, Instant.now(), FLAGGED);
        alerts("open").body("items", hasSize(1)).body("items.alertId", not(hasItem(alert)));

        assertThat(events(patient, 3))
                .extracting(it -> it.type().replace("io.backwise.routine.alert.", "") + " "
                        + it.data().path("version").asInt())
                .containsExactly("raised.v1 1", "acknowledged.v1 2", "raised.v1 1");
    }

    @Test
    void aFlagInTheLeavingCallsWhenItIsAnsweredAnew() {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(clinician.id());
        String plan = patient.planned();
        patient.writes(FLAGGED).statusCode(200);
        clinician.reads(plan).body("status", equalTo("suspended"));
        String alert = alerts("open").body("items", hasSize(1)).extract().path("items[0].alertId");
        acknowledges(alert).statusCode(200);
        patient.writes(FLAGGED).statusCode(200);
        alerts("open").body("items", hasSize(0));
    }

    @Test
    void aFlagThatIsAnsweredWithYesAtALaterScreeningCallsAgain() {
        Patient patient = Patient.fresh().withProfile(FLAGGED).trusting(clinician.id());
        String first = alerts("open").body("items", hasSize(1)).extract().path("items[0].alertId");
        acknowledges(first).statusCode(200);
        clinician.clears(patient, FLAG);
        String plan = patient.planned();
        Map<String, ?> later = Map.of(
                "redFlags",
                List.of(FLAG),
                "screenedOn",
                Patient.today().plusDays(1).toString());
        patient.writes(later).statusCode(200);
        clinician.reads(plan).body("status", equalTo("suspended"));
        alerts("open").body("items.kind", contains("red-flag"));
    }

    @Test
    void twoRedSessionsOfThreePauseThePlan() {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(clinician.id());
        String plan = patient.planned();
        Instant now = Instant.now();
        reports(patient, plan, now.minus(Duration.ofHours(9)), RED).body("next.rule", not(hasItem("PR10")));
        reports(patient, plan, now.minus(Duration.ofHours(8)), Map.of());
        reports(patient, plan, now.minus(Duration.ofHours(7)), Map.of());
        reports(patient, plan, now.minus(Duration.ofHours(12)), RED).body("next.rule", not(hasItem("PR10")));
        clinician.reads(plan).body("status", equalTo("active"));
        reports(patient, plan, now.minus(Duration.ofHours(6)), RED).body("next.rule", not(hasItem("PR10")));
        reports(patient, plan, now.minus(Duration.ofHours(5)), RED)
                .body("response", equalTo("red"))
                .body("next.rule", hasItem("PR10"));
        clinician.reads(plan).body("status", equalTo("suspended"));
        alerts("open").body("items.kind", contains("repeated-red"));
    }

    @Test
    void theMorningAfterMakesASessionRedToo() {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(clinician.id());
        String plan = patient.planned();
        reports(patient, plan, Instant.now().minus(Duration.ofDays(1)), RED);
        String path = patient.path() + "/sessions/" + UUID.randomUUID();
        patient.self()
                .body(report(patient, plan, Instant.now(), Map.of()))
                .put(path)
                .then()
                .statusCode(201);
        clinician.reads(plan).body("status", equalTo("active"));
        patient.self()
                .body(Map.of("pain", 8))
                .put(path + "/next-morning")
                .then()
                .statusCode(200)
                .body("next.rule", hasItem("PR10"));
        clinician.reads(plan).body("status", equalTo("suspended"));
        alerts("open").body("items.kind", contains("repeated-red"));
    }

    @Test
    void alertsAreForCliniciansWhomThePatientTrusts() {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(clinician.id());
        patient.writes(FLAGGED).statusCode(200);
        String alert = alerts("open").extract().path("items[0].alertId");
        Clinician stranger = Clinician.fresh();
        stranger.self().get("/api/routine/clinicians/me/alerts").then().body("items", hasSize(0));
        stranger.self()
                .post("/api/routine/alerts/" + alert + "/acknowledgement")
                .then()
                .statusCode(404);
        patient.self().get("/api/routine/clinicians/me/alerts").then().statusCode(403);
        patient.self()
                .post("/api/routine/alerts/" + alert + "/acknowledgement")
                .then()
                .statusCode(403);
        clinician
                .self()
                .get("/api/routine/clinicians/me/alerts?state=closed")
                .then()
                .statusCode(400)
                .body("violations.field", contains("state"));
        patient.self()
                .get(patient.path() + "/access-log")
                .then()
                .body("items.what", hasItem("read alerts"))
                .body("items.who", not(hasItem(stranger.id())));
        patient.self()
                .delete(patient.path() + "/care-team/" + clinician.id())
                .then()
                .statusCode(204);
        alerts("open").body("items", hasSize(0));
        acknowledges(alert).statusCode(404);
    }

    @Test
    void alertsComeInPagesTheNewestFirst() {
        for (int i = 0; i < 3; i++) {
            Patient.fresh().withProfile(Map.of()).trusting(clinician.id()).writes(FLAGGED);
        }
        ValidatableResponse first = clinician
                .self()
                .get("/api/routine/clinicians/me/alerts?limit=2")
                .then()
                .statusCode(200)
                .body("items", hasSize(2));
        String next = first.extract().path("next");
        List<String> seen = first.extract().path("items.alertId");
        clinician
                .self()
                .get("/api/routine/clinicians/me/alerts?limit=2&cursor=" + next)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("next", equalTo(null))
                .body("items.alertId", not(hasItem(seen.getFirst())));
    }

    private static ValidatableResponse reports(Patient patient, String plan, Instant at, Map<String, ?> changes) {
        return patient.self()
                .body(report(patient, plan, at, changes))
                .put(patient.path() + "/sessions/" + UUID.randomUUID())
                .then()
                .statusCode(201);
    }

    private ValidatableResponse alerts(String state) {
        return clinician
                .self()
                .get("/api/routine/clinicians/me/alerts?state=" + state)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse acknowledges(String alert) {
        return clinician
                .self()
                .post("/api/routine/alerts/" + alert + "/acknowledgement")
                .then();
    }

    /** The alert events of the patient, all valid, once there are that many. */
    private static List<Event> events(Patient patient, int many) {
        for (int i = 0; i < 200; i++) {
            List<Event> all = Events.all("care-alert").stream()
                    .filter(it -> patient.id().toString().equals(it.key()))
                    .toList();
            if (all.size() >= many) {
                all.forEach(it -> Schemas.assertValid("care-alert", it.data().toString()));
                return all;
            }
        }
        throw new AssertionError("fewer than " + many + " alert events of the patient");
    }
}
