package io.backwise.routine;

import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Events;
import io.backwise.testkit.HeldLock;
import io.backwise.testkit.PublishedCatalogue;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stands in for what a catalogue takes away; on parts of its own, since it changes the catalogue. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, restrictToAnnotatedClass = true)
class ChangedCatalogueTest {
    private static final AtomicInteger VERSION = new AtomicInteger(1);

    private final Clinician clinician = Clinician.fresh();

    @BeforeEach
    void catalogue() throws InterruptedException {
        CatalogueUnderTest.held();
    }

    @Test
    void whatIsWithdrawnIsNotDoneFromThenOnAndGivesItsPlaceToAnEasierOne() throws Exception {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(clinician.id());
        String plan = planned(patient, "bird-dog");
        // While the plan cannot be changed it is shown without what was withdrawn.
        try (HeldLock _ = HeldLock.ofRows("plan", "plan_id = '" + plan + "'")) {
            withdraw("bird-dog");
            for (int i = 0; i < 200 && withheld(patient).isEmpty(); i++) {
                Thread.sleep(50);
            }
            today(patient)
                    .body("withheld.exercise", contains("bird-dog"))
                    .body("items.exercise", not(hasItem("bird-dog")))
                    .body("items.exercise", not(hasItem("bird-dog-leg-only")))
                    .body("planRevision", equalTo(1));
        }
        awaitRevision(plan, 2)
                .body("items.exercise", hasItem("bird-dog-leg-only"))
                .body("items.exercise", not(hasItem("bird-dog")));
        String standIn = today(patient)
                .body("withheld", hasSize(0))
                .extract()
                .path("items.find { it.exercise == 'bird-dog-leg-only' }.name");
        revisions(plan)
                .body("items[1].madeBy", equalTo("rules"))
                .body("items[1].steps.exercise", contains("bird-dog"))
                .body("items[1].steps.what", contains("replaced by " + standIn));
    }

    @Test
    void aNewRuleTakesOutWhatItForbidsOfThosePlansWhichItIsFor() throws Exception {
        Patient patient = Patient.fresh()
                .withProfile(Map.of("conditions", List.of(Map.of("slug", "nonspecific-lbp"))))
                .trusting(clinician.id());
        String plan = planned(patient, "clamshell");
        Patient healthy = Patient.fresh().withProfile(Map.of()).trusting(clinician.id());
        String spared = planned(healthy, "clamshell");
        forbid("nonspecific-lbp", "hip-abduction-wide");
        awaitRevision(plan, 2)
                .body("rulesVersion", equalTo(2))
                .body("items.exercise", not(hasItem("clamshell")))
                .body("excluded.find { it.exercise == 'clamshell' }.because.rule", contains("CR999"));
        revisions(plan)
                .body("items[1].steps.exercise", contains("clamshell"))
                .body("items[1].steps.rule", contains("CR999"))
                .body("items[1].steps.what", contains("left out"));
        clinician
                .self()
                .get("/api/routine/clinicians/me/alerts")
                .then()
                .body("items.kind", contains("withdrawn-exercise"))
                .body("items.patientId", contains(patient.id().toString()));
        clinician.reads(spared).body("revision", equalTo(1)).body("items.exercise", hasItem("clamshell"));
    }

    @Test
    void aTraitThatAnExerciseIsFoundToHaveTakesItOutOfThePlansOfThoseWhomItHarms() throws Exception {
        String lift = "side-lying-hip-abduction";
        Patient patient = Patient.fresh()
                .withProfile(Map.of("conditions", List.of(Map.of("slug", "osteoporosis"))))
                .trusting(clinician.id());
        String plan = planned(patient, lift);
        Patient healthy = Patient.fresh().withProfile(Map.of()).trusting(clinician.id());
        String spared = planned(healthy, lift);
        addTrait(lift, "spinal-flexion-end-range");
        awaitRevision(plan, 2)
                .body("items.exercise", not(hasItem(lift)))
                .body("excluded.find { it.exercise == '" + lift + "' }.because.rule", contains("CR073"));
        today(patient).body("items.exercise", not(hasItem(lift)));
        patient.self()
                .get("/api/routine/plans/" + plan + "/revisions")
                .then()
                .statusCode(200)
                .body("items[1].steps.exercise", contains(lift))
                .body("items[1].steps.rule", contains("CR073"))
                .body("items[1].steps.reason", contains(not(blankOrNullString())));
        clinician
                .self()
                .get("/api/routine/clinicians/me/alerts")
                .then()
                .body("items.patientId", contains(patient.id().toString()));
        clinician.reads(spared).body("revision", equalTo(1)).body("items.exercise", hasItem(lift));
    }

    private static void addTrait(String slug, String trait) {
        int version = VERSION.incrementAndGet();
        List<ObjectNode> exercises = PublishedCatalogue.exercises(1);
        ObjectNode changed = at(version, slug, exercises);
        changed.withArray("traits").add(trait);
        PublishedCatalogue.publishExercise(changed);
        PublishedCatalogue.publish(PublishedCatalogue.rules(version, exercises));
    }

    /** The exercise among these, which is of that version from here on. */
    private static ObjectNode at(int version, String slug, List<ObjectNode> exercises) {
        return exercises.stream()
                .filter(it -> it.path("slug").asText().equals(slug))
                .findFirst()
                .orElseThrow()
                .put("version", version);
    }

    private static String planned(Patient patient, String pinned) {
        return patient.self()
                .body(Map.of(
                        "startsOn", LocalDate.now(ZoneOffset.UTC).minusDays(1).toString(), "pin", List.of(pinned)))
                .post(patient.path() + "/plans")
                .then()
                .statusCode(201)
                .body("items.exercise", hasItem(pinned))
                .extract()
                .path("planId");
    }

    private static void withdraw(String slug) {
        int version = VERSION.incrementAndGet();
        List<ObjectNode> exercises = PublishedCatalogue.exercises(1);
        ObjectNode gone = at(version, slug, exercises);
        Events.send(
                "exercise-changed",
                slug,
                "io.backwise.catalog.exercise.withdrawn.v1",
                slug + "-" + version,
                gone.toString());
        PublishedCatalogue.publish(PublishedCatalogue.rules(version, exercises));
    }

    private static void forbid(String condition, String trait) {
        ObjectNode rules = PublishedCatalogue.rules(VERSION.incrementAndGet(), PublishedCatalogue.exercises(1));
        ObjectNode rule = rules.withArray("rules").path(0).deepCopy();
        rules.withArray("rules")
                .add(rule.put("id", "CR999").put("condition", condition).put("trait", trait));
        PublishedCatalogue.publish(rules.put("rulesVersion", 2));
    }

    private ValidatableResponse awaitRevision(String plan, int revision) throws InterruptedException {
        for (int i = 0; i < 200 && clinician.reads(plan).extract().<Integer>path("revision") < revision; i++) {
            Thread.sleep(50);
        }
        return clinician.reads(plan).body("revision", equalTo(revision));
    }

    private ValidatableResponse revisions(String plan) {
        return clinician
                .self()
                .get("/api/routine/plans/" + plan + "/revisions")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse today(Patient patient) {
        return patient.self()
                .get(patient.path() + "/sessions/today")
                .then()
                .statusCode(200)
                .body("state", equalTo("due"));
    }

    private static List<String> withheld(Patient patient) {
        return today(patient).extract().path("withheld.exercise");
    }
}
