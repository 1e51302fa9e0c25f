package io.backwise.routine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.backwise.testkit.EmbeddedParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is not safe by now comes back neither by a resumption nor by a rollback. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class UnsafeReturnTest {
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private final Clinician clinician = Clinician.fresh();

    @BeforeEach
    void catalogue() throws InterruptedException {
        CatalogueUnderTest.held();
    }

    @Test
    void whatBecameUnsafeIsNotResumed() throws SQLException {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(clinician.id());
        String plan = withSitUp(patient);
        clinician.changes(plan, "suspension").statusCode(200);
        Unnoticed.diagnosis(patient, "osteoporosis");
        clinician
                .changes(plan, "resumption")
                .statusCode(422)
                .body("type", equalTo("urn:backwise:problem:plan-not-safe"))
                .body("withheld.exercise", hasItem("sit-up"));
        patient.writes(Map.of("redFlags", List.of("weight-loss"))).statusCode(200);
        clinician.changes(plan, "resumption").statusCode(422).body("type", equalTo("urn:backwise:problem:red-flag"));
        clinician.reads(plan).body("status", equalTo("suspended"));
    }

    @Test
    void aPlanDoesNotGoBackToWhatBecameUnsafe() {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(clinician.id());
        String plan = withSitUp(patient);
        patient.writes(Map.of("conditions", List.of(Map.of("slug", "osteoporosis"))))
                .statusCode(200);
        List<String> safe =
                clinician.reads(plan).body("revision", equalTo(2)).extract().path("items.exercise");
        clinician
                .rollsBack(plan, 1)
                .statusCode(422)
                .body("type", equalTo("urn:backwise:problem:plan-not-safe"))
                .body("withheld.exercise", hasItem("sit-up"));
        clinician.reads(plan).body("revision", equalTo(2)).body("items.exercise", equalTo(safe));
        assertThat(safe).doesNotContain("sit-up");
    }

    @Test
    void aPlanDoesNotGoBackUnderARedFlag() {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(clinician.id());
        String plan = patient.planned();
        patient.writes(Map.of("zone", "Asia/Tokyo")).statusCode(200);
        patient.writes(Map.of("zone", "Asia/Tokyo", "redFlags", List.of("weight-loss")))
                .statusCode(200);
        int before = clinician.reads(plan).extract().path("revision");
        clinician.rollsBack(plan, 1).statusCode(422).body("type", equalTo("urn:backwise:problem:red-flag"));
        clinician.reads(plan).body("revision", equalTo(before));
    }

    /** The patient made it alone, and may not have made it with what is known now. */
    @Test
    void aPatientsOwnPlanDoesNotGoBackWhereItNeedsAClinician() throws SQLException {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(clinician.id());
        String plan = patient.planned();
        patient.writes(Map.of("zone", "Asia/Tokyo")).statusCode(200);
        Unnoticed.diagnosis(patient, "uncontrolled-hypertension");
        clinician
                .rollsBack(plan, 1)
                .statusCode(422)
                .body("type", equalTo("urn:backwise:problem:clinician-plan-required"));
        clinician.reads(plan).body("revision", equalTo(2));
    }

    private String withSitUp(Patient patient) {
        return clinician
                .self()
                .body(Map.of(
                        "startsOn", TODAY.toString(),
                        "pin", List.of("sit-up"),
                        "overrides", List.of(Map.of("exercise", "sit-up", "rule", "CAT01", "reason", "an athlete"))))
                .post(patient.path() + "/plans")
                .then()
                .statusCode(201)
                .extract()
                .path("planId");
    }
}
