package io.backwise.routine;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.PublishedCatalogue;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People for whom little or nothing is left: a plan that is short but safe, or a refusal that says why. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class WorstCasesTest {
    private static final List<String> POSITIONS =
            List.of("supine", "prone", "side-lying", "quadruped", "kneeling", "seated", "standing");

    private static final String[] GENTLEST = {
        "diaphragmatic-breathing", "walking", "pelvic-tilt-standing", "pelvic-tilt-seated", "wall-plank"
    };

    @BeforeEach
    void catalogue() throws InterruptedException {
        CatalogueUnderTest.held();
    }

    @Test
    void withNothingAtHandThereIsStillAPlan() {
        preview(Patient.fresh().withProfile(Map.of("equipment", List.of())), "patient")
                .statusCode(200)
                .body("items.size()", greaterThanOrEqualTo(3))
                .body("notChosen.findAll { it.why.startsWith('equipment') }.size()", greaterThanOrEqualTo(5));
    }

    @Test
    void fiveMinutesAreEnoughForAShortPlan() {
        JsonPath short5 = preview(Patient.fresh().withProfile(Map.of("minutesPerSession", 5)), "patient")
                .statusCode(200)
                .body("items.size()", greaterThanOrEqualTo(3))
                .extract()
                .jsonPath();
        assertThat(short5.getInt("totalSeconds")).isLessThanOrEqualTo(300);
    }

    @Test
    void whoToleratesNoPositionIsToldSo() {
        preview(Patient.fresh().withProfile(Map.of("avoidPositions", POSITIONS)), "patient")
                .statusCode(422)
                .body("type", equalTo("urn:backwise:problem:no-feasible-session"))
                .body("detail", containsString("only 0 kinds of exercise are left"))
                .body("reasons", hasItem(startsWith("only 0 kinds of exercise are left")))
                .body("reasons", hasItem(endsWith("in a position to be avoided: " + String.join(", ", sorted()))));
    }

    @Test
    void whoAvoidsEveryExerciseIsToldSo() {
        List<String> all = PublishedCatalogue.exercises(1).stream()
                .map(it -> it.path("slug").asText())
                .toList();
        preview(Patient.fresh().withProfile(Map.of("avoidExercises", all)), "patient")
                .statusCode(422)
                .body("type", equalTo("urn:backwise:problem:no-feasible-session"))
                .body("reasons", hasItem(endsWith("to be avoided by name")))
                .body("notChosen.why", everyItem(is("avoid-exercise")));
    }

    @Test
    void withEverythingAgainstASessionTheAnswerSaysAllOfIt() {
        Patient patient = Patient.fresh()
                .withProfile(Map.of(
                        "conditions", compatible(),
                        "equipment", List.of(),
                        "minutesPerSession", 5,
                        "painNow", 10,
                        "avoidPositions", List.of("standing", "supine")))
                .trusting("dr-worst");
        preview(patient, "clinician")
                .statusCode(422)
                .body("type", equalTo("urn:backwise:problem:no-feasible-session"))
                .body("reasons", hasItem(endsWith("excluded for safety")))
                .body("reasons", hasItem(containsString("for want of equipment: ")))
                .body("excluded.size()", greaterThanOrEqualTo(50));
    }

    @Test
    void withEveryConditionAtOnceNobodyComposesAnUnsafePlan() {
        Patient patient = Patient.fresh()
                .withProfile(Map.of("conditions", compatible(), "equipment", List.of("mat", "chair", "wall")))
                .trusting("dr-worst");
        preview(patient, "patient")
                .statusCode(422)
                .body("type", equalTo("urn:backwise:problem:clinician-plan-required"))
                .body("conditions", hasSize(greaterThanOrEqualTo(5)));
        // What the rules leave to a clinician: breathing, walking and the gentlest moves upright.
        preview(patient, "clinician")
                .statusCode(200)
                .body("items.exercise", everyItem(is(oneOf(GENTLEST))))
                .body("excluded.size()", greaterThanOrEqualTo(50))
                .body("excluded.because.flatten().reason", everyItem(is(not(""))));
    }

    /** Every condition, less those that an earlier one rules out. */
    private static List<Map<String, String>> compatible() {
        List<String> taken = new ArrayList<>();
        for (JsonNode condition :
                PublishedCatalogue.rules(1, PublishedCatalogue.exercises(1)).path("conditions")) {
            Set<String> others = new HashSet<>();
            condition.path("mutuallyExclusiveWith").forEach(it -> others.add(it.asText()));
            if (taken.stream().noneMatch(others::contains)) {
                taken.add(condition.path("slug").asText());
            }
        }
        return taken.stream().map(it -> Map.of("slug", it)).toList();
    }

    private static List<String> sorted() {
        return POSITIONS.stream().sorted().toList();
    }

    private static ValidatableResponse preview(Patient patient, String role) {
        String sub = role.equals("patient") ? patient.id().toString() : "dr-worst";
        return given().spec(Patient.as(role, sub))
                .body("{}")
                .post(patient.path() + "/plan-previews")
                .then();
    }
}
