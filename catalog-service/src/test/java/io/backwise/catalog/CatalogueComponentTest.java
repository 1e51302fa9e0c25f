package io.backwise.catalog;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;
import static org.hamcrest.Matchers.startsWith;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Event;
import io.backwise.testkit.Events;
import io.backwise.testkit.HeldLock;
import io.backwise.testkit.OpenApi;
import io.backwise.testkit.Schemas;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class CatalogueComponentTest {
    private static final String EXERCISES = "/api/catalog/exercises";

    @Test
    void listsEveryExerciseInPagesWithoutLossOrRepetition() {
        List<String> slugs = new ArrayList<>();
        String cursor = null;
        do {
            var request = given().queryParam("limit", 7);
            if (cursor != null) {
                request.queryParam("cursor", cursor);
            }
            JsonPath page =
                    request.get(EXERCISES).then().statusCode(200).extract().jsonPath();
            slugs.addAll(page.getList("items.slug"));
            cursor = page.getString("next");
        } while (cursor != null);
        assertThat(slugs).hasSize(61).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void filtersCombine() {
        given().queryParam("category", "stretch")
                .queryParam("position", "supine")
                .queryParam("maxDifficulty", 1)
                .get(EXERCISES + "?equipment=")
                .then()
                .statusCode(200)
                .body("items.slug", contains("piriformis-stretch-supine", "single-knee-to-chest"))
                .body("next", nullValue());
    }

    @Test
    void searchesTheTextInAnyForm() {
        given().queryParam("q", "hamstrings stretching")
                .get(EXERCISES)
                .then()
                .statusCode(200)
                .body("items.slug", hasItem("hamstring-stretch-supine"));
    }

    @Test
    void publishedContentIsServedWhileTheDatabaseHangs() throws SQLException {
        try (HeldLock held = HeldLock.ofTable("exercise, exercise_version, rules_version, catalogue")) {
            for (String path : List.of(
                    EXERCISES + "?category=stretch&suitableFor=osteoporosis&equipment=mat",
                    EXERCISES + "/sit-up",
                    EXERCISES + "/sit-up/screening?conditions=osteoporosis",
                    "/api/catalog/conditions")) {
                given().get(path).then().statusCode(200);
            }
        }
    }

    @Test
    void suitableForLeavesOutWhatIsExcluded() {
        given().queryParam("suitableFor", "lumbar-disc-herniation")
                .queryParam("limit", 100)
                .get(EXERCISES)
                .then()
                .statusCode(200)
                .body("items.slug", not(hasItems("sit-up", "crunch", "double-leg-raise")))
                .body("items.slug", hasItem("abdominal-brace"))
                .body("items.status", everyItem(is("standard")));
    }

    @ParameterizedTest
    @CsvSource({
        "category, cardio",
        "region, brain",
        "position, upside-down",
        "equipment, 'mat,trampoline'",
        "maxDifficulty, 9",
        "trait, magic",
        "suitableFor, 'osteoporosis,hiccups'",
        "limit, 101",
        "cursor, %%%",
    })
    void aWordThatNobodyKnowsIsRefusedByName(String parameter, String value) {
        given().queryParam(parameter, value)
                .get(EXERCISES)
                .then()
                .statusCode(400)
                .contentType(startsWith("application/problem+json"))
                .body("type", equalTo("urn:backwise:problem:invalid-request"))
                .body("violations.field", contains(parameter));
    }

    @Test
    void showsASitUpWithWhatSpeaksAgainstIt() {
        given().get(EXERCISES + "/sit-up")
                .then()
                .statusCode(200)
                .body("status", equalTo("avoid-by-default"))
                .body("family", equalTo("curl-up"))
                .body("steps", hasSize(5))
                .body("version", equalTo(1))
                .body("contraindications.absolute.condition", hasItems("lumbar-disc-herniation", "osteoporosis"))
                .body(
                        "contraindications.absolute.find { it.condition == 'osteoporosis' }.rules.size()",
                        not(equalTo(0)));
    }

    @Test
    void screensOneExerciseWithReasonsAndStandIns() {
        given().queryParam("conditions", "osteoporosis")
                .get(EXERCISES + "/sit-up/screening")
                .then()
                .statusCode(200)
                .body("exercise", equalTo("sit-up"))
                .body("outcome", equalTo("excluded"))
                .body("because.rule", hasItem("CAT01"))
                .body("because.find { it.rule == 'CAT01' }.condition", nullValue())
                .body("because.severity", hasItem("absolute"))
                .body("because.condition", hasItem("osteoporosis"))
                .body("alternatives", hasItem("dead-bug"));
        given().get(EXERCISES + "/walking/screening")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("allowed"))
                .body("because", hasSize(0))
                .body("alternatives", hasSize(0));
        given().queryParam("conditions", "hiccups")
                .get(EXERCISES + "/walking/screening")
                .then()
                .statusCode(400)
                .body("violations.field", contains("conditions"));
    }

    @ParameterizedTest
    @CsvSource({"conditions, 50", "traits, 56", "rules, 467", "red-flags, 37"})
    void givesTheWholeVocabularyWithItsVersion(String words, int count) {
        given().get("/api/catalog/" + words)
                .then()
                .statusCode(200)
                .body("items", hasSize(count))
                .body("rulesVersion", equalTo(1))
                .body("next", nullValue());
    }

    @Test
    void anUnchangedCatalogueIsNotSentAgain() {
        for (String path : List.of(EXERCISES, EXERCISES + "/sit-up", "/api/catalog/rules")) {
            String tag = given().get(path).then().statusCode(200).extract().header("ETag");
            given().header("If-None-Match", tag)
                    .get(path)
                    .then()
                    .statusCode(304)
                    .header("ETag", equalTo(tag))
                    .header("Cache-Control", startsWith("no-cache"));
        }
    }

    @Test
    void whatIsNotThereIsAProblem() {
        for (String path : List.of(EXERCISES + "/headstand", "/api/catalog/nothing", "/nothing")) {
            given().get(path)
                    .then()
                    .statusCode(404)
                    .contentType(startsWith("application/problem+json"))
                    .body("type", equalTo("urn:backwise:problem:not-found"));
        }
        given().delete(EXERCISES)
                .then()
                .statusCode(oneOf(405, 401))
                .contentType(startsWith("application/problem+json"));
    }

    @Test
    void publishesEveryExerciseAndThenTheRules() {
        Event rules = Events.await("rules-changed", event -> true, Duration.ofSeconds(30));
        Map<String, Event> exercises = Events.all("exercise-changed").stream()
                .collect(java.util.stream.Collectors.toMap(Event::key, event -> event, (event, again) -> event));
        assertThat(rules.key()).isEqualTo("rules");
        assertThat(rules.type()).isEqualTo("io.backwise.catalog.rules.published.v1");
        assertThat(rules.data().path("manifest").size()).isEqualTo(61);
        assertThat(exercises).hasSize(61);
        Schemas.assertValid("rules-changed", rules.data().toString());
        exercises.values().forEach(event -> {
            assertThat(event.type()).isEqualTo("io.backwise.catalog.exercise.published.v1");
            assertThat(event.headers()).containsEntry("ce_specversion", "1.0").containsKeys("ce_source", "ce_time");
            Schemas.assertValid("exercise-changed", event.data().toString());
            assertThat(rules.data().path("manifest").path(event.key()).asLong())
                    .isEqualTo(event.data().path("version").asLong());
        });
    }

    @Test
    void isReadyAndTellsOnWhat() throws InterruptedException {
        for (int i = 0; i < 100 && given().get("/q/health/ready").statusCode() != 200; i++) {
            Thread.sleep(100);
        }
        given().get("/q/health/ready").then().statusCode(200).body("checks.name", hasItem("catalogue loaded"));
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(200);
    }

    @Test
    void publishesTheDocumentThatIsCheckedIn() {
        OpenApi.assertAsCheckedIn("catalog");
    }
}
