package io.backwise.routine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Event;
import io.backwise.testkit.Events;
import io.backwise.testkit.Parts;
import io.backwise.testkit.PublishedCatalogue;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing that came broken keeps out what comes after it; on parts of its own, since it changes the catalogue. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, restrictToAnnotatedClass = true)
class SpoiltCatalogueTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String DEAD_RULES = "rules-changed-dead-letter";

    /** Versions of the catalogue that is whole, and far beyond them of those that are not. */
    private static final AtomicInteger VERSION = new AtomicInteger(1);

    private static final AtomicInteger BEYOND = new AtomicInteger(1_000_000);

    /** Versions of exercises, where it is not the first. */
    private static final Map<String, Integer> EXERCISES = new HashMap<>();

    @BeforeEach
    void catalogue() throws InterruptedException {
        CatalogueUnderTest.held();
    }

    @Test
    void rulesThatAreBrokenInsideArePutAsideAndKeepNoneOut() throws InterruptedException {
        List<String> sent = new ArrayList<>();
        List<Consumer<ObjectNode>> spoilings = List.of(
                it -> ((ObjectNode) it.path("manifest")).putNull("pelvic-tilt"),
                it -> it.putObject("manifest"),
                it -> it.withArray("conditions").addNull(),
                it -> ((ObjectNode) it.at("/traits/0")).remove("group"),
                it -> ((ObjectNode) it.at("/rules/0")).put("severity", "grave"),
                it -> ((ObjectNode) it.at("/redFlags/0"))
                        .putArray("unlessCondition")
                        .addNull(),
                it -> ((ObjectNode) it.at("/rules/0")).put("trait", "unheard-of"),
                it -> it.withArray("conditions").add(it.at("/conditions/0").deepCopy()));
        for (Consumer<ObjectNode> spoiling : spoilings) {
            ObjectNode rules = PublishedCatalogue.rules(BEYOND.incrementAndGet(), exercises());
            spoiling.accept(rules);
            PublishedCatalogue.publish(rules);
            sent.add(id(rules));
        }
        awaitActive(publishRules());
        sent.forEach(id -> Events.await(DEAD_RULES, it -> it.id().equals(id), PATIENCE));
    }

    @Test
    void anExerciseThatIsBrokenInsideIsPutAsideAndKeepsNoneOut() throws InterruptedException {
        List<String> sent = new ArrayList<>();
        List<Consumer<ObjectNode>> spoilings = List.of(
                it -> it.withArray("traits").addNull(),
                it -> it.put("status", "unheard-of"),
                it -> it.put("category", "unheard-of"),
                it -> ((ObjectNode) it.path("dose")).putArray("reps").add(5),
                it -> ((ObjectNode) it.path("dose")).putArray("sets").addNull().addNull());
        for (Consumer<ObjectNode> spoiling : spoilings) {
            ObjectNode exercise = exercise("bird-dog").put("version", BEYOND.incrementAndGet());
            spoiling.accept(exercise);
            String id = "spoilt-" + exercise.path("version");
            Events.send(
                    "exercise-changed",
                    "bird-dog",
                    "io.backwise.catalog.exercise.published.v1",
                    id,
                    exercise.toString());
            sent.add(id);
        }
        PublishedCatalogue.publishExercise(nextVersionOf("bird-dog"));
        awaitActive(publishRules());
        sent.forEach(
                id -> Events.await("exercise-changed-dead-letter", it -> it.id().equals(id), PATIENCE));
    }

    @Test
    void rulesThatDoNotFitTheirExercisesAreRefusedAndKeepNoneOut() throws InterruptedException {
        ObjectNode misfit = withoutATraitInUse(PublishedCatalogue.rules(BEYOND.incrementAndGet(), exercises()));
        PublishedCatalogue.publish(misfit);
        Event letter = Events.await(DEAD_RULES, it -> it.id().equals(id(misfit)), PATIENCE);
        assertThat(letter.headers().get("dead-letter-cause")).contains("cannot be built");
        awaitActive(publishRules());
    }

    /** That they do not fit shows when the last exercise of their manifest comes. */
    @Test
    void rulesThatTurnOutNotToFitKeepNoneOut() throws InterruptedException {
        ObjectNode last = nextVersionOf("cat-cow");
        ObjectNode misfit = withoutATraitInUse(PublishedCatalogue.rules(BEYOND.incrementAndGet(), exercises()));
        PublishedCatalogue.publish(misfit);
        await(() -> heldRules() == misfit.path("catalogVersion").asLong());
        PublishedCatalogue.publishExercise(last);
        awaitActive(publishRules());
        // As they would be put aside had the exercise come first.
        Event letter = Events.await(
                DEAD_RULES,
                it -> it.data().path("catalogVersion").asLong()
                        == misfit.path("catalogVersion").asLong(),
                PATIENCE);
        assertThat(letter.key()).isEqualTo("rules");
        assertThat(letter.headers().get("dead-letter-cause")).contains("cannot be built");
    }

    @Test
    void aRebuildThatNothingFollowsKeepsNoWithdrawalFromTakingEffect() throws InterruptedException {
        Patient patient = Patient.fresh().withProfile(Map.of());
        Patient.as("admin", "root")
                .post("/api/routine/catalogue-replica")
                .then()
                .statusCode(202)
                .body("state", equalTo("rebuilding"))
                .body("exercises", equalTo(0));
        ObjectNode gone = nextVersionOf("pelvic-tilt");
        Events.send(
                "exercise-changed",
                "pelvic-tilt",
                "io.backwise.catalog.exercise.withdrawn.v1",
                "pelvic-tilt-gone",
                gone.toString());
        awaitActive(publishRules());
        view().body("state", equalTo("rebuilding")).body("exercises", equalTo(1));
        await(() -> excluded(patient, "pelvic-tilt").contains("CAT03"));
    }

    private static long heldRules() {
        try (Connection connection = Parts.database();
                Statement statement = connection.createStatement();
                ResultSet held = statement.executeQuery("SELECT catalog_version FROM replica_rules")) {
            return held.next() ? held.getLong(1) : 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> excluded(Patient patient, String exercise) {
        return patient.self()
                .post(patient.path() + "/plan-previews")
                .then()
                .statusCode(200)
                .extract()
                .path("excluded.findAll { it.exercise == '" + exercise + "' }.because.rule.flatten()");
    }

    /** A trait that an exercise has is explained no more; no rule speaks of it. */
    private static ObjectNode withoutATraitInUse(ObjectNode rules) {
        String trait = exercise("bird-dog").at("/traits/0").asText();
        without((ArrayNode) rules.path("traits"), "slug", trait);
        without((ArrayNode) rules.path("rules"), "trait", trait);
        return rules;
    }

    private static void without(ArrayNode all, String field, String value) {
        List<JsonNode> rest = new ArrayList<>();
        all.forEach(rest::add);
        rest.removeIf(it -> it.path(field).asText().equals(value));
        all.removeAll().addAll(rest);
    }

    /** A manifest of what was published, at the next version. */
    private static int publishRules() {
        int version = VERSION.incrementAndGet();
        PublishedCatalogue.publish(PublishedCatalogue.rules(version, exercises()));
        return version;
    }

    private static ObjectNode nextVersionOf(String slug) {
        EXERCISES.merge(slug, 2, (now, first) -> now + 1);
        return exercise(slug);
    }

    private static ObjectNode exercise(String slug) {
        return exercises().stream()
                .filter(it -> it.path("slug").asText().equals(slug))
                .findFirst()
                .orElseThrow();
    }

    private static List<ObjectNode> exercises() {
        List<ObjectNode> all = PublishedCatalogue.exercises(1);
        all.forEach(
                it -> it.put("version", EXERCISES.getOrDefault(it.path("slug").asText(), 1)));
        return all;
    }

    private static String id(ObjectNode rules) {
        return "rules-" + rules.path("catalogVersion").asInt();
    }

    private static void awaitActive(int version) throws InterruptedException {
        await(() -> view().extract().<Integer>path("catalogVersion") == version);
    }

    private static ValidatableResponse view() {
        return Patient.as("admin", "root")
                .get("/api/routine/catalogue-replica")
                .then()
                .statusCode(200);
    }

    private static void await(BooleanSupplier holds) throws InterruptedException {
        for (int i = 0; i < 200 && !holds.getAsBoolean(); i++) {
            Thread.sleep(100);
        }
        assertThat(holds.getAsBoolean()).isTrue();
    }
}
