package io.backwise.catalog.content;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.backwise.catalog.exercise.Exercise;
import io.backwise.catalog.vocabulary.Vocabulary;
import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Event;
import io.backwise.testkit.Events;
import io.backwise.testkit.Parts;
import io.backwise.testkit.Samples;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A later content version over a catalogue that is in use; on parts of its own, since it changes the content. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, restrictToAnnotatedClass = true)
class ContentUpgradeTest {
    @Inject
    ContentFiles files;

    @Inject
    ImportingContent importing;

    @Test
    void aLaterVersionBringsWhatChangedAndKeepsWhatAnEditorChanged() throws Throwable {
        ShippedContent shipped = files.read();
        editorChanged("cat-cow");
        ShippedContent later = new ShippedContent(
                shipped.version() + 1,
                shipped.exercises().stream()
                        .map(it -> List.of("cat-cow", "bird-dog").contains(it.slug()) ? renamed(it) : it)
                        .toList(),
                shipped.vocabulary());

        assertThat(run(later)).isEqualTo(new ContentImport.Imported(1, false, List.of("exercise cat-cow")));
        assertThat(run(later)).isEqualTo(ContentImport.NOTHING);
        assertThat(run(shipped)).isEqualTo(ContentImport.NOTHING);

        Event rules = Events.await(
                "rules-changed", it -> it.data().path("catalogVersion").asInt() == 2, Duration.ofSeconds(20));
        assertThat(rules.data().path("manifest").path("bird-dog").asInt()).isEqualTo(2);
        assertThat(rules.data().path("manifest").path("cat-cow").asInt()).isEqualTo(1);
        assertThat(Events.all("exercise-changed").stream()
                        .filter(it -> it.data().path("version").asInt() == 2))
                .extracting(Event::key)
                .containsExactly("bird-dog");
        Thread.sleep(1_500);
        given().get("/api/catalog/exercises/bird-dog").then().body("name", equalTo("Renamed"), "version", equalTo(2));
        given().get("/api/catalog/exercises/cat-cow").then().body("version", equalTo(1));
        historySaysWhatChanged();
    }

    @Test
    void contentThatLacksWhatPeopleHaveOnRecordIsNotImported() {
        ShippedContent shipped = files.read();
        Vocabulary all = shipped.vocabulary();
        List<Vocabulary> lacking = List.of(
                new Vocabulary(
                        all.conditions().stream()
                                .filter(it -> !it.slug().equals("osteoporosis"))
                                .toList(),
                        all.traits(),
                        all.rules().stream()
                                .filter(it -> !it.condition().equals("osteoporosis"))
                                .toList(),
                        all.redFlags(),
                        all.pathways()),
                new Vocabulary(
                        all.conditions(),
                        all.traits(),
                        all.rules(),
                        all.redFlags().stream()
                                .filter(it -> !it.id().equals("weight-loss"))
                                .toList(),
                        all.pathways()));
        for (Vocabulary it : lacking) {
            assertThatThrownBy(() -> run(new ShippedContent(shipped.version() + 9, shipped.exercises(), it)))
                    .hasMessageContaining("never taken away")
                    .hasMessageMatching(".*(osteoporosis|weight-loss).*");
        }
        given().get("/api/catalog/conditions").then().body("items.slug", hasItem("osteoporosis"));
    }

    private static void historySaysWhatChanged() {
        String newest = given().queryParam("limit", 1)
                .get("/api/catalog/exercises/bird-dog/versions")
                .then()
                .statusCode(200)
                .body("items.version", contains(2), "items[0].changed", contains("name"))
                .extract()
                .asString();
        Samples.assertSameShape("exercise-versions", newest);
        given().queryParam("cursor", JsonPath.from(newest).getString("next"))
                .get("/api/catalog/exercises/bird-dog/versions")
                .then()
                .body("items.version", contains(1), "items[0].changed", empty(), "next", nullValue());
    }

    private ContentImport run(ShippedContent content) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> importing.run(content));
    }

    private static void editorChanged(String slug) throws Exception {
        try (Connection connection = Parts.database();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("UPDATE exercise SET origin = 'editor' WHERE slug = '" + slug + "'"))
                    .isEqualTo(1);
        }
    }

    private static Exercise renamed(Exercise it) {
        return new Exercise(
                it.slug(),
                "Renamed",
                it.category(),
                it.spinalDirection(),
                it.startPosition(),
                it.targets(),
                it.equipment(),
                it.difficulty(),
                it.dose(),
                it.seedDose(),
                it.perSide(),
                it.traits(),
                it.status(),
                it.family(),
                it.steps(),
                it.cautions(),
                it.progressions(),
                it.regressions(),
                it.evidence());
    }
}
