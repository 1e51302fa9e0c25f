package io.backwise.routine;

import static io.backwise.routine.Reports.at;
import static io.backwise.routine.Reports.items;
import static io.backwise.routine.Reports.report;
import static io.backwise.routine.Reports.reported;
import static io.backwise.routine.Reports.tellsMorning;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.backwise.testkit.EmbeddedParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The plan follows what is reported, and says why. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class AdaptationTest {
    private final Clinician clinician = Clinician.fresh();

    @BeforeEach
    void catalogue() throws InterruptedException {
        CatalogueUnderTest.held();
    }

    @Test
    void threeGoodSessionsWhoseMorningsAreToldEarnOneStepUp() {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(clinician.id());
        String plan = patient.planned();
        List<Map<String, Object>> done = items(patient, plan);
        done.forEach(it -> it.computeIfPresent("repsDone", (name, reps) -> (int) reps + 2));
        Map<String, Object> good = Map.of("items", done, "effort", 4);
        List<Integer> steps = new ArrayList<>();
        for (int day = 5; day >= 3; day--) {
            UUID session = reported(patient, plan, day, good, "green");
            steps.add(tellsMorning(patient, session, 2)
                    .extract()
                    .<List<?>>path("next.findAll { it.actions.contains('step-up') }")
                    .size());
        }
        // Two sessions or three earn one, by the kinds of exercise; after it nothing grows for two days.
        assertThat(steps).isIn(List.of(0, 1, 0), List.of(0, 0, 1));
        clinician.reads(plan).body("revision", equalTo(2));
        clinician
                .self()
                .get("/api/routine/plans/" + plan + "/revisions")
                .then()
                .body("items[1].madeBy", equalTo("rules"))
                .body("items[1].steps", hasSize(1))
                .body("items[1].steps[0].up", equalTo(true))
                .body("items[1].reason", containsString(": "));
        UUID next = reported(patient, plan, 1, Map.of(), "green");
        tellsMorning(patient, next, 2).body("next.actions.flatten()", not(hasItem("step-up")));
        clinician.reads(plan).body("revision", equalTo(2));
    }

    @Test
    void withoutTheMorningNothingIsEarned() {
        Patient patient = Patient.fresh().withProfile(Map.of());
        String plan = patient.planned();
        List<Map<String, Object>> done = items(patient, plan);
        done.forEach(it -> it.computeIfPresent("repsDone", (name, reps) -> (int) reps + 2));
        for (int day = 6; day >= 1; day--) {
            reported(patient, plan, day, Map.of("items", done, "effort", 2), "green");
        }
        patient.self().get("/api/routine/plans/" + plan).then().body("revision", equalTo(1));
    }

    @Test
    void whatHurtTakesOneStepDownOnceAReport() {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(clinician.id());
        String plan = patient.planned();
        List<Map<String, Object>> done = items(patient, plan);
        done.forEach(it -> it.put("pain", 2));
        done.getFirst().put("pain", 7);
        String hurt = (String) done.getFirst().get("exercise");
        UUID session = reported(patient, plan, 1, Map.of("items", done, "painWorst", 7), "red");
        clinician
                .self()
                .get("/api/routine/plans/" + plan + "/revisions")
                .then()
                .body("items", hasSize(2))
                .body("items[1].steps.exercise", contains(hurt))
                .body("items[1].steps.up", everyItem(equalTo(false)))
                .body("items[1].steps.session", contains(session.toString()));
        // The morning makes all of it red: those which were well until then give way too, the first one does not again.
        tellsMorning(patient, session, 8).body("response", equalTo("red"));
        clinician
                .self()
                .get("/api/routine/plans/" + plan + "/revisions")
                .then()
                .body("items", hasSize(3))
                .body("items[2].steps.exercise", not(hasItem(hurt)));
        tellsMorning(patient, session, 8);
        clinician.reads(plan).body("revision", equalTo(3));
    }

    @Test
    void aLockedPlanStaysAndSaysSo() {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(clinician.id());
        String plan = patient.planned();
        clinician.changes(plan, "lock").statusCode(200);
        patient.self()
                .body(report(patient, plan, Instant.now(), Map.of("painWorst", 7)))
                .put(patient.path() + "/sessions/" + UUID.randomUUID())
                .then()
                .statusCode(201)
                .body("next.actions.flatten()", hasItem("plan-locked"));
        clinician.reads(plan).body("revision", equalTo(2)).body("locked", equalTo(true));
    }

    @Test
    void whatSpreadsTwiceIsKeptFromThePatientUntilAClinicianEndsIt() {
        Patient patient = Patient.fresh()
                .withProfile(Map.of("goals", List.of("mobility", "pain-relief")))
                .trusting(clinician.id());
        String plan = patient.planned();
        Map<String, ?> spread = Map.of("symptomShift", "peripheralised");
        reported(patient, plan, 3, spread, "red");
        List<Map<String, Object>> left = items(patient, plan);
        patient.self()
                .body(report(patient, plan, at(1), Map.of("symptomShift", "peripheralised", "items", left)))
                .put(patient.path() + "/sessions/" + UUID.randomUUID())
                .then()
                .statusCode(201)
                .body("next.rule", hasItems("PR02", "PR03", "PR10"));
        List<String> found =
                patient.self().get(patient.path() + "/profile").then().extract().path("conditions.slug");
        assertThat(found).isNotEmpty().allMatch(it -> it.startsWith("peripheralises-with-"));
        // The patient cannot write it away.
        patient.writes(Map.of()).statusCode(200).body("conditions.slug", equalTo(found));
        clinician
                .self()
                .get("/api/routine/clinicians/me/alerts")
                .then()
                .body("items.kind", hasItems("peripheralisation", "repeated-red"));
        patient.self()
                .post(patient.path() + "/plan-previews")
                .then()
                .statusCode(200)
                .body("excluded.because.flatten().condition", hasItem(found.getFirst()));
        clinician
                .self()
                .body(Patient.profile(Map.of()))
                .put(patient.path() + "/profile")
                .then()
                .statusCode(200)
                .body("conditions", hasSize(0));
    }

    @Test
    void aClinicianTakesBackWhatTheRulesTookAway() {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(clinician.id());
        String plan = patient.planned();
        List<Map<String, Object>> before = clinician.reads(plan).extract().path("items");
        reported(patient, plan, 0, Map.of("painWorst", 7), "red");
        assertThat(clinician.reads(plan).body("revision", equalTo(2)).extract().<List<?>>path("items"))
                .isNotEqualTo(before);
        clinician.rollsBack(plan, 1).statusCode(200).body("revision", equalTo(3));
        assertThat(clinician.reads(plan).extract().<List<?>>path("items")).isEqualTo(before);
    }

    @Test
    void aRedFlagWithARedSessionIsTakenAndPausesThePlanAsItIs() {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(clinician.id());
        String plan = patient.planned();
        patient.self()
                .body(report(
                        patient,
                        plan,
                        Instant.now(),
                        Map.of("painWorst", 8, "redFlags", List.of("cauda-equina-bladder"))))
                .put(patient.path() + "/sessions/" + UUID.randomUUID())
                .then()
                .statusCode(201)
                .body("response", equalTo("red"));
        clinician.reads(plan).body("status", equalTo("suspended")).body("revision", equalTo(2));
    }

    @Test
    void whatWasStoppedBecauseItHurtIsWhatStepsDown() {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(clinician.id());
        String plan = patient.planned();
        List<Map<String, Object>> done = items(patient, plan);
        String hurt = (String) done.getFirst().get("exercise");
        done.set(0, Map.of("exercise", hurt, "skipped", "it hurt", "pain", 9));
        reported(patient, plan, 1, Map.of("items", done, "painWorst", 9), "red");
        clinician
                .self()
                .get("/api/routine/plans/" + plan + "/revisions")
                .then()
                .body("items[1].steps.exercise", contains(hurt));
    }
}
