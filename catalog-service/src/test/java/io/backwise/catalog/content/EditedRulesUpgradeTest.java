package io.backwise.catalog.content;

import static io.backwise.catalog.content.Reworked.like;
import static io.backwise.catalog.content.Reworked.plus;
import static io.backwise.catalog.content.Reworked.reasons;
import static io.backwise.catalog.content.Reworked.trait;
import static io.backwise.catalog.content.Reworked.with;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;

import io.backwise.catalog.catalogue.CurrentCatalogue;
import io.backwise.catalog.exercise.Exercise;
import io.backwise.catalog.vocabulary.Vocabulary;
import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Event;
import io.backwise.testkit.Events;
import io.backwise.testkit.Parts;
import io.backwise.testkit.StoredState;
import io.backwise.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Releases over rules that an editor changed; on parts of its own, since it changes the content. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, restrictToAnnotatedClass = true)
class EditedRulesUpgradeTest {
    /** What was imported last: each test ships its own release after it. */
    private static ShippedContent latest;

    @Inject
    ContentFiles files;

    @Inject
    ImportingContent importing;

    @Inject
    CurrentCatalogue current;

    @BeforeEach
    void imported() throws InterruptedException {
        for (int i = 0; i < 200 && given().get("/q/health/ready").statusCode() != 200; i++) {
            Thread.sleep(100);
        }
        if (latest == null) {
            latest = files.read();
        }
    }

    @Test
    void anEditorsRuleStaysAndTheRestOfTheReleaseArrives() throws Throwable {
        edit("CR900", "Added here.");
        edit("CR013", "Changed here.");
        Vocabulary rules = reasons(latest.vocabulary(), Map.of("CR013", "Of the release.", "CR015", "Corrected."));
        ShippedContent release = release(plus(rules, trait("on-a-tightrope")), moved("tightrope", "on-a-tightrope"));

        assertThat(run(release)).isEqualTo(new ContentImport.Imported(1, true, List.of("rule CR013")));

        JsonPath published = given().get("/api/catalog/rules").then().extract().jsonPath();
        assertThat(reason(published, "CR900")).isEqualTo("Added here.");
        assertThat(reason(published, "CR013")).isEqualTo("Changed here.");
        assertThat(reason(published, "CR015")).isEqualTo("Corrected.");
        given().get("/api/catalog/exercises/tightrope/screening?conditions=osteoporosis")
                .then()
                .statusCode(200);
        given().queryParam("limit", 1)
                .get("/api/catalog/rules/versions")
                .then()
                .body("items.publishedBy", contains("content"))
                .body("items[0].changes.id", contains("on-a-tightrope", "CR015"));
        Event announced = Events.await(
                "rules-changed", it -> it.data().path("manifest").has("tightrope"), Duration.ofSeconds(20));
        assertThat(announced.data().path("traits").findValuesAsText("slug")).contains("on-a-tightrope");
        assertThat(announced.data().path("rules").findValuesAsText("id")).contains("CR900");
        aLaterReleaseWithdrawsWhatOnlyAReleaseBrought();
    }

    private void aLaterReleaseWithdrawsWhatOnlyAReleaseBrought() throws Throwable {
        Vocabulary rules = with(
                latest.vocabulary(),
                "rules",
                latest.vocabulary().rules().stream()
                        .filter(it -> !List.of("CR013", "CR016").contains(it.id()))
                        .toList());
        assertThat(run(release(rules))).isEqualTo(new ContentImport.Imported(0, true, List.of("rule CR013")));
        JsonPath published = given().get("/api/catalog/rules").then().extract().jsonPath();
        assertThat(published.getList("items.id"))
                .contains("CR900", "CR013", "CR015")
                .doesNotContain("CR016");
    }

    @Test
    void aReleaseThatDoesNotResolveIsRefusedAsAWhole() throws Throwable {
        edit("CR902", "Added here.");
        Vocabulary rules = reasons(latest.vocabulary(), Map.of("CR020", "Corrected."));
        ShippedContent broken = release(rules, moved("levitation", "in-the-air"));
        try (StoredState stored =
                StoredState.of("catalogue", "exercise", "exercise_version", "rules_version", "shipped_rules")) {
            String before = stored.read();
            assertThat(importing(broken))
                    .isEqualTo(new ContentImport.Refused(List.of("levitation refers to the unknown trait in-the-air")));
            assertThat(stored.read()).isEqualTo(before);
        }
        VertxContextSupport.subscribeAndAwait(() -> current.refresh());
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/api/catalog/exercises/levitation").then().statusCode(404);
        JsonPath published = given().get("/api/catalog/rules").then().extract().jsonPath();
        assertThat(reason(published, "CR020")).isNotEqualTo("Corrected.");

        // Under the same number, since nothing of it was imported.
        assertThat(run(release(plus(rules, trait("in-the-air")), moved("levitation", "in-the-air"))))
                .isEqualTo(new ContentImport.Imported(1, true, List.of()));
        given().get("/api/catalog/exercises/levitation").then().body("traits", contains("in-the-air"));
    }

    @Test
    void whatPeopleHaveOnRecordStaysAlsoWhereAnEditorChangedARule() {
        edit("CR903", "Added here.");
        Vocabulary all = latest.vocabulary();
        Vocabulary lacking = with(
                all,
                "conditions",
                all.conditions().stream()
                        .filter(it -> !it.slug().equals("osteoporosis"))
                        .toList());
        assertThatThrownBy(() -> importing(release(lacking)))
                .hasMessageContaining("lacks osteoporosis")
                .hasMessageContaining("never taken away");
        given().get("/api/catalog/conditions").then().body("items.slug", hasItem("osteoporosis"));
    }

    /** Where rules were edited before it was kept what a release had shipped. */
    @Test
    void theMigrationKeepsTheRulesThatWereEditedAndHasTheReleaseLookedAtOnceMore() throws Exception {
        edit("CR904", "Added here.");
        try (Connection connection = Parts.database();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            int version = (int) number(statement, "SELECT content_version FROM catalogue");
            statement.execute("DROP TABLE shipped_rules");
            statement.execute(migration());
            assertThat(number(statement, "SELECT content_version FROM catalogue"))
                    .isEqualTo(version - 1);
            assertThat(number(statement, "SELECT count(*) FROM shipped_rules WHERE body LIKE '%\"CR013\"%'"))
                    .isEqualTo(1);
            assertThat(number(statement, "SELECT count(*) FROM shipped_rules WHERE body LIKE '%Added here.%'"))
                    .isZero();
            connection.rollback();
        }
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static String migration() throws Exception {
        try (InputStream file = Thread.currentThread()
                .getContextClassLoader()
                .getResourceAsStream("db/migration/V005__shipped_rules.sql")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static ShippedContent release(Vocabulary rules, Exercise... more) {
        List<Exercise> exercises = new ArrayList<>(latest.exercises());
        exercises.addAll(List.of(more));
        return new ShippedContent(latest.version() + 1, exercises, rules);
    }

    private static Exercise moved(String slug, String trait) {
        return like(Shipped.exercise("bird-dog"), slug, trait);
    }

    private ContentImport importing(ShippedContent release) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> importing.run(release));
    }

    /** Imports it, and has it served. */
    private ContentImport run(ShippedContent release) throws Throwable {
        ContentImport imported = importing(release);
        latest = release;
        VertxContextSupport.subscribeAndAwait(() -> current.refresh());
        return imported;
    }

    private static String reason(JsonPath rules, String id) {
        return rules.getString("items.find { it.id == '" + id + "' }.reason");
    }

    private static void edit(String id, String reason) {
        int status = given().auth()
                .oauth2(Tokens.of("editor", "ed"))
                .contentType(ContentType.JSON)
                .body(Reworked.rule(id, reason))
                .put("/api/catalog/rules/" + id)
                .statusCode();
        assertThat(status).isIn(200, 201);
    }
}
