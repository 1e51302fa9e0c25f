package io.backwise.routine;

import static io.backwise.routine.Reports.items;
import static io.backwise.routine.Reports.report;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.backwise.testkit.EmbeddedParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is seen to whatever else is told with it, and whether or not there is still a plan to change. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class ConcernTest {
    private static final Map<String, ?> SPREAD = Map.of("symptomShift", "peripheralised");

    private final Clinician clinician = Clinician.fresh();

    @BeforeEach
    void catalogue() throws InterruptedException {
        CatalogueUnderTest.held();
    }

    @Test
    void whatAPhoneTellsAfterThePlanWasCompletedIsSeenTo() {
        Patient patient = Patient.fresh()
                .withProfile(Map.of("goals", List.of("mobility", "pain-relief")))
                .trusting(clinician.id());
        String plan = patient.planned();
        clinician.changes(plan, "completion").statusCode(200);
        reports(patient, plan, 3, SPREAD).body("next.rule", not(hasItem("PR03")));
        reports(patient, plan, 1, SPREAD).body("next.rule", hasItems("PR02", "PR03", "PR10"));
        alerts().body("items.kind", hasItems("peripheralisation", "repeated-red"));
        patient.self()
                .get(patient.path() + "/profile")
                .then()
                .body("conditions.slug", hasItem("peripheralises-with-flexion"));
        clinician.reads(plan).body("status", equalTo("completed"));
    }

    @Test
    void oneSpreadCallsWhereANerveIsAtRisk() {
        Patient patient = Patient.fresh()
                .withProfile(Map.of("conditions", List.of(Map.of("slug", "sciatica-radiculopathy"))))
                .trusting(clinician.id());
        reports(patient, patient.planned(), 1, SPREAD);
        alerts().body("items.kind", contains("peripheralisation"));
        Patient other = Patient.fresh().withProfile(Map.of()).trusting(clinician.id());
        reports(other, other.planned(), 1, SPREAD);
        alerts().body("items", hasSize(1));
    }

    /** The person told 3 for the whole of it. */
    @Test
    void anExerciseThatWasTooMuchMakesTheSessionRed() {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(clinician.id());
        String plan = patient.planned();
        for (int day = 2; day > 0; day--) {
            List<Map<String, Object>> done = items(patient, plan);
            done.getFirst().put("pain", 7);
            reports(patient, plan, day, Map.of("painWorst", 3, "items", done)).body("response", equalTo("red"));
        }
        clinician.reads(plan).body("status", equalTo("suspended"));
        alerts().body("items.kind", contains("repeated-red"));
    }

    @Test
    void aLockedPlanPausesByTheSameRules() {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(clinician.id());
        String plan = patient.planned();
        clinician.changes(plan, "lock").statusCode(200);
        for (int day = 2; day > 0; day--) {
            reports(patient, plan, day, Map.of("painWorst", 8))
                    .body("response", equalTo("red"))
                    .body("next.actions.flatten()", not(hasItem("step-down")));
        }
        clinician.reads(plan).body("status", equalTo("suspended")).body("locked", equalTo(true));
        alerts().body("items.kind", contains("repeated-red"));
    }

    @Test
    void aFlagThatPausesNothingTakesNoStepDownAway() {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(clinician.id());
        String plan = patient.planned();
        reports(patient, plan, 0, Map.of("painWorst", 7, "redFlags", List.of("age-extremes")))
                .body("next.actions.flatten()", hasItem("step-down"));
        clinician.reads(plan).body("status", equalTo("active")).body("revision", equalTo(2));
    }

    @Test
    void aPlanOfWhichNothingIsToleratedPausesAndCalls() {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(clinician.id());
        String plan = patient.planned();
        // Nothing is left that could take the place of anything.
        patient.writes(Map.of("avoidExercises", notIn(patient, plan))).statusCode(200);
        for (int day : new int[] {4, 3, 2, 1}) {
            List<Map<String, Object>> done = items(patient, plan);
            done.forEach(it -> it.put("pain", day == 4 || day == 1 ? 7 : 1));
            reports(patient, plan, day, Map.of("items", done)).body("next.rule", not(hasItem("PR10")));
        }
        clinician.reads(plan).body("status", equalTo("suspended"));
        alerts().body("items.kind", contains("nothing-tolerated"));
        // Why, to the last exercise; and none of it comes back with a plan that the patient makes.
        String last = clinician
                .self()
                .get("/api/routine/plans/" + plan + "/revisions")
                .then()
                .body("items[-1].plan.status", equalTo("suspended"))
                .body("items[-1].steps.what", everyItem(equalTo("left out")))
                .body("items[-1].steps.session", everyItem(notNullValue()))
                .extract()
                .path("items[-1].steps[0].exercise");
        patient.writes(Map.of()).statusCode(200);
        patient.self()
                .post(patient.path() + "/plan-previews")
                .then()
                .statusCode(200)
                .body("items.exercise", not(hasItem(last)));
    }

    private static List<String> notIn(Patient patient, String plan) {
        JsonPath it = patient.self()
                .get("/api/routine/plans/" + plan)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return Stream.of("excluded", "notChosen")
                .flatMap(list -> it.<String>getList(list + ".exercise").stream())
                .toList();
    }

    private static ValidatableResponse reports(Patient patient, String plan, int daysAgo, Map<String, ?> changes) {
        return patient.self()
                .body(report(patient, plan, Instant.now().minus(Duration.ofDays(daysAgo)), changes))
                .put(patient.path() + "/sessions/" + UUID.randomUUID())
                .then()
                .statusCode(201);
    }

    private ValidatableResponse alerts() {
        return clinician.self().get("/api/routine/clinicians/me/alerts").then().statusCode(200);
    }
}
