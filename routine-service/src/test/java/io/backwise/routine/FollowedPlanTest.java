package io.backwise.routine;

import static io.backwise.routine.Reports.items;
import static io.backwise.routine.Reports.report;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.backwise.testkit.EmbeddedParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Until the next plan begins, the one before it goes on, and what hurts gives way in it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class FollowedPlanTest {
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    private final Clinician clinician = Clinician.fresh();

    @BeforeEach
    void catalogue() throws InterruptedException {
        CatalogueUnderTest.held();
    }

    @Test
    void whatHurtsGivesWayInThePlanThatIsDoneAndAPauseHoldsForItToo() {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(clinician.id());
        String running = assigned(patient, TODAY.minusDays(2));
        String next = assigned(patient, TODAY.plusDays(7));
        clinician.reads(running).body("status", equalTo("superseded")).body("revision", equalTo(1));

        List<Map<String, Object>> done = hurting(patient, running);
        String hurt = (String) done.getFirst().get("exercise");
        reportsRed(patient, running, Duration.ofHours(28), done);
        clinician
                .self()
                .get("/api/routine/plans/" + running + "/revisions")
                .then()
                .body("items", hasSize(2))
                .body("items[1].madeBy", equalTo("rules"))
                .body("items[1].steps.exercise", contains(hurt));
        clinician.reads(running).body("status", equalTo("superseded")).body("revision", equalTo(2));
        clinician.reads(next).body("status", equalTo("active")).body("revision", equalTo(1));
        today(patient, "due");

        reportsRed(patient, running, Duration.ofMinutes(1), hurting(patient, running));
        clinician.reads(next).body("status", equalTo("suspended"));
        today(patient, "paused");
        clinician.self().get("/api/routine/clinicians/me/alerts").then().body("items.kind", hasItem("repeated-red"));
    }

    private String assigned(Patient patient, LocalDate day) {
        return clinician
                .self()
                .body(Map.of("startsOn", day.toString()))
                .post(patient.path() + "/plans")
                .then()
                .statusCode(201)
                .extract()
                .path("planId");
    }

    /** All of the plan, done, and the first of it hurts. */
    private static List<Map<String, Object>> hurting(Patient patient, String plan) {
        List<Map<String, Object>> done = items(patient, plan);
        done.forEach(it -> it.put("pain", 2));
        done.getFirst().put("pain", 7);
        return done;
    }

    private static void reportsRed(Patient patient, String plan, Duration ago, List<Map<String, Object>> items) {
        patient.self()
                .body(report(patient, plan, Instant.now().minus(ago), Map.of("items", items, "painWorst", 7)))
                .put(patient.path() + "/sessions/" + UUID.randomUUID())
                .then()
                .statusCode(201)
                .body("response", equalTo("red"));
    }

    private static void today(Patient patient, String state) {
        patient.self().get(patient.path() + "/sessions/today").then().body("state", equalTo(state));
    }
}
