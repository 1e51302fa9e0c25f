package io.backwise.routine;

import static io.backwise.routine.Reports.report;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.backwise.testkit.EmbeddedParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What no single session shows, and a clinician has to hear of. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class PainOverWeeksTest {
    private final Clinician clinician = Clinician.fresh();

    @BeforeEach
    void catalogue() throws InterruptedException {
        CatalogueUnderTest.held();
    }

    @Test
    void painThatRisesByTwoPointsCallsForAClinician() {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(clinician.id());
        String plan = patient.planned();
        reports(patient, plan, 12, 1, 1);
        reports(patient, plan, 10, 1, 1);
        reports(patient, plan, 2, 3, 4).body("next.rule", not(hasItem("PR11")));
        reports(patient, plan, 1, 2, 4).body("next.rule", not(hasItem("PR11")));
        alerts().body("items", hasSize(0));

        reports(patient, plan, 0, 4, 4)
                .body("response", equalTo("amber"))
                .body("next.rule", hasItem("PR11"))
                .body("next.actions.flatten()", hasItem("hold-progression"));
        alerts().body("items.kind", contains("rising-pain"))
                .body("items.patientId", contains(patient.id().toString()));
        clinician.reads(plan).body("status", equalTo("active")).body("revision", equalTo(1));
        reports(patient, plan, 0, 4, 4);
        alerts().body("items", hasSize(1));
    }

    /** A phone that was offline sends the day before after the day. */
    @Test
    void itDoesNotHangOnTheOrderInWhichReportsArrive() {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(clinician.id());
        String plan = patient.planned();
        reports(patient, plan, 12, 1, 1);
        reports(patient, plan, 10, 1, 1);
        reports(patient, plan, 0, 4, 4).body("next.rule", not(hasItem("PR11")));
        alerts().body("items", hasSize(0));
        reports(patient, plan, 1, 4, 4).body("next.rule", hasItem("PR11"));
        alerts().body("items.kind", contains("rising-pain"));
    }

    /** None of it is more than tolerable, and no morning is told. */
    @Test
    void painThatRisesFromGreenToGreenCallsToo() {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(clinician.id());
        String plan = patient.planned();
        reports(patient, plan, 12, 0, 1);
        reports(patient, plan, 10, 0, 1);
        reports(patient, plan, 2, 2, 3).body("next.rule", not(hasItem("PR11")));
        alerts().body("items", hasSize(0));
        reports(patient, plan, 0, 3, 3).body("response", equalTo("green")).body("next.rule", hasItem("PR11"));
        alerts().body("items.kind", contains("rising-pain"));
        clinician.reads(plan).body("status", equalTo("active")).body("revision", equalTo(1));
    }

    @Test
    void sixSessionsInARowAtTheEdgeCallForAClinician() {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(clinician.id());
        String plan = patient.planned();
        for (int day = 5; day >= 1; day--) {
            reports(patient, plan, day, 3, 5).body("next.rule", contains("PR08"));
        }
        alerts().body("items", hasSize(0));
        reports(patient, plan, 0, 3, 5).body("next.actions.flatten()", hasItem("clinician-review"));
        alerts().body("items.kind", contains("persistent-amber"));
        clinician.reads(plan).body("status", equalTo("active")).body("revision", equalTo(1));
    }

    private static ValidatableResponse reports(Patient patient, String plan, int daysAgo, int before, int worst) {
        return patient.self()
                .body(report(
                        patient,
                        plan,
                        Instant.now().minus(Duration.ofDays(daysAgo)),
                        Map.of("painBefore", before, "painWorst", worst, "painAfter", before)))
                .put(patient.path() + "/sessions/" + UUID.randomUUID())
                .then()
                .statusCode(201);
    }

    private ValidatableResponse alerts() {
        return clinician.self().get("/api/routine/clinicians/me/alerts").then().statusCode(200);
    }
}
