package io.backwise.catalog;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Parts;
import io.backwise.testkit.Samples;
import io.backwise.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Editors change rules; on parts of its own, since others count what is in them. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, restrictToAnnotatedClass = true)
class RuleEditingTest {
    private static final String EXERCISES = "/api/catalog/exercises/";

    @BeforeEach
    void imported() throws InterruptedException {
        for (int i = 0; i < 200 && given().get("/q/health/ready").statusCode() != 200; i++) {
            Thread.sleep(100);
        }
    }

    @Test
    void aRuleTakesEffectAtOnceAndIsTakenAwayAgain() {
        Map<String, Object> rule = new LinkedHashMap<>(Map.of(
                "condition", "osteoporosis",
                "trait", "position-supine",
                "severity", "absolute",
                "reason", "Only for this test.",
                "source", "general-knowledge",
                "basis", "general-knowledge",
                "override", "none"));
        long before =
                given().get("/api/catalog/rules").then().extract().jsonPath().getLong("rulesVersion");
        String tag = read("pelvic-tilt").header("ETag");
        editor().body(rule)
                .put("/api/catalog/rules/ZZ900")
                .then()
                .statusCode(201)
                .body("rule.id", equalTo("ZZ900"));
        screening().body("outcome", equalTo("excluded")).body("because.rule", hasItem("ZZ900"));
        // What the rules derive for an exercise is part of it: who saw it before has not seen this.
        assertThat(read("pelvic-tilt").header("ETag")).isNotEqualTo(tag);
        rule.put("severity", "relative");
        editor().body(rule).put("/api/catalog/rules/ZZ900").then().statusCode(200);
        screening().body("outcome", equalTo("caution"));
        editor().delete("/api/catalog/rules/ZZ900").then().statusCode(204);
        editor().delete("/api/catalog/rules/ZZ900").then().statusCode(404);
        screening().body("because.rule", not(hasItem("ZZ900")));
        given().get("/api/catalog/rules").then().body("rulesVersion", equalTo((int) before + 3));
        historyOfTheRulesSaysWhoWhenAndWhat((int) before);
        editor().body(Map.of("condition", "boredom", "severity", "mild"))
                .put("/api/catalog/rules/PR1")
                .then()
                .statusCode(400)
                .body("violations.field", hasItems("id", "condition", "trait", "severity", "reason", "source"));
    }

    @Test
    void anEditorWhoNamesWhatTheyReadChangesThatAndNothingElse() {
        Map<String, Object> rule = new LinkedHashMap<>(SampleRule.BODY);
        String read = given().get("/api/catalog/rules").header("ETag");
        String own = editor().header("If-None-Match", "*")
                .body(rule)
                .put("/api/catalog/rules/ZZ901")
                .then()
                .statusCode(201)
                .extract()
                .header("ETag");
        assertThat(given().get("/api/catalog/rules").header("ETag")).isEqualTo(own);
        rule.put("severity", "relative");
        editor().header("If-None-Match", "*")
                .body(rule)
                .put("/api/catalog/rules/ZZ901")
                .then()
                .statusCode(412);
        editor().header("If-Match", read)
                .body(rule)
                .put("/api/catalog/rules/ZZ901")
                .then()
                .statusCode(412);
        editor().header("If-Match", read)
                .delete("/api/catalog/rules/ZZ901")
                .then()
                .statusCode(412);
        assertThat(given().get("/api/catalog/rules").header("ETag")).isEqualTo(own);
        String next = editor().header("If-Match", own)
                .body(rule)
                .put("/api/catalog/rules/ZZ901")
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
        editor().header("If-Match", next)
                .delete("/api/catalog/rules/ZZ901")
                .then()
                .statusCode(204);
        // Whatever there is, but there is none.
        editor().header("If-Match", "*")
                .body(rule)
                .put("/api/catalog/rules/ZZ901")
                .then()
                .statusCode(412);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE exercise_version SET published_by = 'nobody'",
                "DELETE FROM exercise_version",
                "UPDATE rules_version SET published_by = 'nobody'",
                "DELETE FROM rules_version",
                "TRUNCATE exercise_version CASCADE",
                "TRUNCATE rules_version"
            })
    void whatWasPublishedStaysAsItWas(String change) throws SQLException {
        try (Connection database = Parts.database();
                Statement statement = database.createStatement()) {
            assertThatThrownBy(() -> statement.execute(change)).hasMessageContaining("is never changed");
        }
    }

    private static void historyOfTheRulesSaysWhoWhenAndWhat(int before) {
        String newest = given().queryParam("limit", 3)
                .get("/api/catalog/rules/versions")
                .then()
                .statusCode(200)
                .header("ETag", notNullValue())
                .body("items.rulesVersion", contains(before + 3, before + 2, before + 1))
                .body("items.publishedBy", contains("ed", "ed", "ed"))
                .body("items.changes.flatten().kind", everyItem(equalTo("rule")))
                .body("items.changes.flatten().id", contains("ZZ900", "ZZ900", "ZZ900"))
                .body("items.changes.flatten().change", contains("removed", "changed", "added"))
                .body("items.changes.flatten().fields", contains(List.of(), List.of("severity"), List.of()))
                .extract()
                .asString();
        Samples.assertSameShape("rules-versions", newest);
        given().queryParam("cursor", JsonPath.from(newest).getString("next"))
                .get("/api/catalog/rules/versions")
                .then()
                .body("items[0].rulesVersion", equalTo(before));
        given().get("/api/catalog/rules/versions")
                .then()
                .body("items.last().publishedBy", equalTo("content"), "items.last().changes", empty());
    }

    private static io.restassured.response.ValidatableResponse screening() {
        return given().get(EXERCISES + "pelvic-tilt/screening?conditions=osteoporosis")
                .then()
                .statusCode(200);
    }

    private static Response read(String slug) {
        return given().get(EXERCISES + slug).then().statusCode(200).extract().response();
    }

    private static RequestSpecification editor() {
        return given().auth().oauth2(Tokens.of("editor", "ed")).contentType(ContentType.JSON);
    }
}
