package io.backwise.routine;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Events;
import io.backwise.testkit.PublishedCatalogue;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** The replica from the first event on; on parts of its own, since it changes the catalogue. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, restrictToAnnotatedClass = true)
class CatalogueReplicaTest {

    @Test
    void aCatalogueServesOnlyWhenItIsComplete() throws InterruptedException {
        List<ObjectNode> first = PublishedCatalogue.exercises(1);
        PublishedCatalogue.publish(PublishedCatalogue.rules(1, first));
        first.subList(0, first.size() - 1).forEach(PublishedCatalogue::publishExercise);
        Thread.sleep(2_500);
        given().get("/q/health/ready")
                .then()
                .statusCode(503)
                .body("checks.findAll { it.status == 'DOWN' }.name", hasItem("complete catalogue held"));
        Patient early = Patient.fresh();
        early.writes(Map.of()).statusCode(503).header("Retry-After", "2");

        PublishedCatalogue.publishExercise(first.getLast());
        await(() -> given().get("/q/health/ready").statusCode() == 200);
        Patient patient = Patient.fresh().withProfile(Map.of());
        String chosen = preview(patient, "items[0].exercise");

        // The manifest of version 2 names a version of the exercise that has not come: version 1 goes on serving.
        ObjectNode gone = exercise(first, chosen).deepCopy().put("version", 2);
        List<ObjectNode> second = first.stream()
                .map(it -> it.path("slug").asText().equals(chosen) ? gone : it)
                .toList();
        PublishedCatalogue.publish(PublishedCatalogue.rules(2, second));
        Thread.sleep(2_500);
        assertThat(preview(patient, "catalogVersion")).isEqualTo("1");

        Events.send(
                "exercise-changed",
                chosen,
                "io.backwise.catalog.exercise.withdrawn.v1",
                chosen + "-2",
                gone.toString());
        await(() -> preview(patient, "catalogVersion").equals("2"));
        patient.self()
                .post(patient.path() + "/plan-previews")
                .then()
                .statusCode(200)
                .body("excluded.find { it.exercise == '" + chosen + "' }.because.rule", hasItem("CAT03"));

        // An older version that comes late changes nothing.
        PublishedCatalogue.publishExercise(exercise(first, chosen));
        PublishedCatalogue.publish(PublishedCatalogue.rules(1, first));
        Events.sendRaw("exercise-changed", chosen, "not json", Map.of());
        Events.await("exercise-changed-dead-letter", it -> chosen.equals(it.key()), Duration.ofSeconds(20));
        assertThat(preview(patient, "catalogVersion")).isEqualTo("2");
    }

    private static ObjectNode exercise(List<ObjectNode> all, String slug) {
        return all.stream()
                .filter(it -> it.path("slug").asText().equals(slug))
                .findFirst()
                .orElseThrow();
    }

    private static String preview(Patient patient, String path) {
        return patient.self()
                .post(patient.path() + "/plan-previews")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString(path);
    }

    private static void await(BooleanSupplier holds) throws InterruptedException {
        for (int i = 0; i < 200 && !holds.getAsBoolean(); i++) {
            Thread.sleep(100);
        }
        assertThat(holds.getAsBoolean()).isTrue();
    }
}
