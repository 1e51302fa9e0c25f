package io.backwise.routine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.backwise.testkit.EmbeddedParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What hurt lately, in what is composed next. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class PreviewAfterPainTest {
    private static final String CLINICIAN = UUID.randomUUID().toString();

    @BeforeEach
    void catalogue() throws InterruptedException {
        CatalogueUnderTest.held();
    }

    @Test
    void whatHurtCountsAgainstAMoveUntilItGoesWell() {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(CLINICIAN);
        String plan = patient.planned();
        List<Map<String, Object>> items = Reports.items(patient, plan);
        String hurt = (String) items.getFirst().get("exercise");
        assertThat(recentPain(patient, hurt)).isEmpty();
        reportsPain(patient, plan, items, 5);
        assertThat(recentPain(patient, hurt)).containsExactly(-6);
        reportsPain(patient, plan, items, 1);
        assertThat(recentPain(patient, hurt)).isEmpty();
    }

    @Test
    void whatWasTooMuchIsLeftOutOfWhatAPatientComposesAndLeftToAClinician() {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(CLINICIAN);
        String plan = patient.planned();
        List<Map<String, Object>> items = Reports.items(patient, plan);
        String hurt = (String) items.getFirst().get("exercise");
        reportsPain(patient, plan, items, 8);
        patient.self()
                .post(patient.path() + "/plan-previews")
                .then()
                .statusCode(200)
                .body("items.exercise", not(hasItem(hurt)))
                .body("notChosen.find { it.exercise == '" + hurt + "' }.why", equalTo("recent-pain"));
        Map<String, List<String>> pinned = Map.of("pin", List.of(hurt));
        patient.self()
                .body(pinned)
                .post(patient.path() + "/plan-previews")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:backwise:problem:pin-not-possible"))
                .body("why", equalTo("recent-pain"));
        Patient.as("clinician", CLINICIAN)
                .body(pinned)
                .post(patient.path() + "/plan-previews")
                .then()
                .statusCode(200)
                .body(
                        "items.find { it.exercise == '" + hurt + "' }.why.findAll { it.term == 'recent-pain' }.points",
                        contains(-12));
    }

    /** A session that hurt, without a word of which exercise did, counts against all of it. */
    @Test
    void painOfAWholeSessionCountsAgainstAllOfIt() {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(CLINICIAN);
        String plan = patient.planned();
        List<Map<String, Object>> items = Reports.items(patient, plan);
        patient.self()
                .body(Reports.report(patient, plan, Instant.now(), Map.of("items", items, "painWorst", 7)))
                .put(patient.path() + "/sessions/" + UUID.randomUUID())
                .then()
                .statusCode(201)
                .body("response", equalTo("red"));
        for (Map<String, Object> item : items) {
            assertThat(recentPain(patient, (String) item.get("exercise"))).containsExactly(-12);
        }
    }

    private static void reportsPain(Patient patient, String plan, List<Map<String, Object>> items, int pain) {
        items.getFirst().put("pain", pain);
        patient.self()
                .body(Reports.report(patient, plan, Instant.now(), Map.of("items", items, "planRevision", 1)))
                .put(patient.path() + "/sessions/" + UUID.randomUUID())
                .then()
                .statusCode(201);
    }

    /** The points that recent pain costs a move which a clinician wants in. */
    private static List<Integer> recentPain(Patient patient, String exercise) {
        return Patient.as("clinician", CLINICIAN)
                .body(Map.of("pin", List.of(exercise)))
                .post(patient.path() + "/plan-previews")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.find { it.exercise == '" + exercise
                        + "' }.why.findAll { it.term == 'recent-pain' }.points");
    }
}
