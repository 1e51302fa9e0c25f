package io.backwise.routine;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Events;
import io.backwise.testkit.Parts;
import io.backwise.testkit.PublishedCatalogue;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
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

        withdraw(gone);
        await(() -> preview(patient, "catalogVersion").equals("2"));
        patient.self()
                .post(patient.path() + "/plan-previews")
                .then()
                .statusCode(200)
                .body("excluded.find { it.exercise == '" + chosen + "' }.because.rule", hasItem("CAT03"));

        // An older version that comes late changes nothing.
        PublishedCatalogue.publishExercise(exercise(first, chosen));
        PublishedCatalogue.publish(PublishedCatalogue.rules(1, first));
        isConsumed("exercise-changed", chosen);
        assertThat(preview(patient, "catalogVersion")).isEqualTo("2");

        // One of no manifest, that the catalogue does not publish again.
        ObjectNode spare = exercise(first, chosen).deepCopy().put("slug", "no-longer-there");
        PublishedCatalogue.publishExercise(spare);
        await(() -> replica().toString().contains("no-longer-there"));

        // A rebuild mends what is held, and composes from what was active until all of it has come again.
        List<String> before = replica();
        change("UPDATE replica_exercise SET body = replace(body, '\"name\":\"', '\"name\":\"not ')"
                + " WHERE slug <> 'no-longer-there'");
        assertThat(replica()).isNotEqualTo(before);
        Patient.as("admin", "root")
                .post("/api/routine/catalogue-replica")
                .then()
                .statusCode(202)
                .body("state", equalTo("rebuilding"))
                .body("exercises", equalTo(0));
        assertThat(preview(patient, "catalogVersion")).isEqualTo("2");
        second.stream().filter(it -> it != gone).forEach(PublishedCatalogue::publishExercise);
        PublishedCatalogue.publish(PublishedCatalogue.rules(2, second));
        Thread.sleep(1_500);
        assertThat(state()).isEqualTo("rebuilding");
        withdraw(gone);
        await(() -> state().equals("complete"));
        assertThat(replica()).isEqualTo(before);
        assertThat(preview(patient, "catalogVersion")).isEqualTo("2");

        // Now that it is complete, what comes once more changes no row.
        List<String> rows = rows("it::text");
        PublishedCatalogue.publishExercise(spare.put("name", "another"));
        PublishedCatalogue.publish(PublishedCatalogue.rules(2, second).put("rulesVersion", 9));
        isConsumed("exercise-changed", "no-longer-there");
        isConsumed("rules-changed", "rules");
        assertThat(rows("it::text")).isEqualTo(rows);

        // The catalogue's database came back from a backup: what is held is ahead of all that it says.
        change("UPDATE replica_exercise SET version = version + 50");
        change("UPDATE replica_rules SET catalog_version = 52");
        change("UPDATE active_catalogue SET catalog_version = 52");
        Patient.as("admin", "root")
                .post("/api/routine/catalogue-replica")
                .then()
                .statusCode(202);
        PublishedCatalogue.publish(PublishedCatalogue.rules(2, second));
        second.stream().filter(it -> it != gone).forEach(PublishedCatalogue::publishExercise);
        withdraw(gone);
        await(() -> state().equals("complete"));
        assertThat(manifest(replica())).isEqualTo(manifest(before));
    }

    private static void withdraw(ObjectNode gone) {
        String slug = gone.path("slug").asText();
        Events.send(
                "exercise-changed", slug, "io.backwise.catalog.exercise.withdrawn.v1", slug + "-2", gone.toString());
    }

    /** Without what no manifest names. */
    private static List<String> manifest(List<String> rows) {
        return rows.stream().filter(it -> !it.contains("no-longer-there")).toList();
    }

    /** Waits for a letter of what comes last. */
    private static void isConsumed(String topic, String key) {
        Events.sendRaw(topic, key, "not json", Map.of());
        Events.await(topic + "-dead-letter", it -> key.equals(it.key()), Duration.ofSeconds(20));
    }

    private static String state() {
        return Patient.as("admin", "root")
                .get("/api/routine/catalogue-replica")
                .then()
                .statusCode(200)
                .extract()
                .path("state");
    }

    /** Which rebuild they came in says nothing of the catalogue. */
    private static List<String> replica() {
        return rows("to_jsonb(it) - 'generation'");
    }

    private static List<String> rows(String row) {
        List<String> rows = new ArrayList<>();
        try (Connection connection = Parts.database();
                Statement statement = connection.createStatement();
                ResultSet all =
                        statement.executeQuery("SELECT (" + row + ")::text FROM replica_exercise AS it UNION ALL"
                                + " SELECT (" + row + ")::text FROM replica_rules AS it UNION ALL"
                                + " SELECT (" + row + ")::text FROM active_catalogue AS it ORDER BY 1")) {
            while (all.next()) {
                rows.add(all.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return rows;
    }

    private static void change(String sql) {
        try (Connection connection = Parts.database();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
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
