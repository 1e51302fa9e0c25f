package io.backwise.routine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.backwise.testkit.EmbeddedParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is learned of a person reaches the plan that they follow. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class ChangedProfileTest {
    private final Clinician clinician = Clinician.fresh();

    @BeforeEach
    void catalogue() throws InterruptedException {
        CatalogueUnderTest.held();
    }

    @Test
    void aNewConditionTakesWhatItForbidsOutOfThePlanAtOnce() {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(clinician.id());
        String plan = patient.planned();
        patient.writes(Map.of("conditions", List.of(Map.of("slug", "cannot-floor-transfer"))))
                .statusCode(200);
        ValidatableResponse now = clinician.reads(plan).body("revision", equalTo(2));
        List<String> items = now.extract().path("items.exercise");
        List<String> excluded = now.extract().path("excluded.exercise");
        assertThat(items).isNotEmpty().doesNotContainAnyElementsOf(excluded);
        clinician
                .self()
                .get("/api/routine/clinicians/me/alerts")
                .then()
                .body("items.kind", hasItem("withdrawn-exercise"));
        patient.self()
                .get(patient.path() + "/sessions/today")
                .then()
                .body("state", equalTo("due"))
                .body("withheld", hasSize(0))
                .body("items.exercise", equalTo(items));
    }

    /** A lock keeps the rules from asking for more or less, never from taking out what is not safe. */
    @Test
    void aLockedPlanLosesWhatIsUnsafeAllTheSame() {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(clinician.id());
        String plan = patient.planned();
        clinician.changes(plan, "lock").statusCode(200);
        patient.writes(Map.of("conditions", List.of(Map.of("slug", "cannot-floor-transfer"))))
                .statusCode(200);
        ValidatableResponse now =
                clinician.reads(plan).body("locked", equalTo(true)).body("revision", equalTo(3));
        List<String> excluded = now.extract().path("excluded.exercise");
        assertThat(now.extract().<List<String>>path("items.exercise"))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(excluded);
    }

    /** With a pinched nerve the end of extension is allowed, as long as symptoms draw back to the middle. */
    @Test
    void whatHasToBeMindedFromNowOnStandsOnThePlanAndInTodaysSessionAndWhatNeedNotDoesNot() {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(clinician.id());
        String plan = patient.self()
                // Before three at night it is still the day before.
                .body(Map.of("startsOn", Patient.today().minusDays(1).toString(), "pin", List.of("prone-press-up")))
                .post(patient.path() + "/plans")
                .then()
                .statusCode(201)
                .body(minded("items"), empty())
                .extract()
                .path("planId");

        patient.writes(Map.of("conditions", List.of(Map.of("slug", "sciatica-radiculopathy"))))
                .statusCode(200);
        clinician.reads(plan).body("revision", equalTo(2)).body(minded("items"), contains("CR030"));
        today(patient).body(minded("items"), contains("CR030"));
        clinician
                .self()
                .get("/api/routine/plans/" + plan + "/revisions")
                .then()
                .body("items[1].madeBy", equalTo("rules"))
                .body("items[1].steps.find { it.exercise == 'prone-press-up' }.what", equalTo("to be minded"))
                .body("items[1].steps.rule", hasItem("CR030"));
        // Nothing was taken away: there is nothing to see a clinician for.
        clinician.self().get("/api/routine/clinicians/me/alerts").then().body("items", hasSize(0));

        patient.writes(Map.of()).statusCode(200);
        clinician.reads(plan).body("revision", equalTo(3)).body(minded("items"), empty());
        today(patient).body(minded("items"), empty());
        patient.writes(Map.of("painNow", 2)).statusCode(200);
        clinician.reads(plan).body("revision", equalTo(3));
    }

    private static String minded(String items) {
        return items + ".find { it.exercise == 'prone-press-up' }.cautions.rule";
    }

    private static ValidatableResponse today(Patient patient) {
        return patient.self()
                .get(patient.path() + "/sessions/today")
                .then()
                .statusCode(200)
                .body("state", equalTo("due"));
    }
}
