package io.backwise.catalog;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Event;
import io.backwise.testkit.Events;
import io.backwise.testkit.Schemas;
import io.backwise.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Editors change the catalogue; on parts of its own, since others count what is in it. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, restrictToAnnotatedClass = true)
class EditingTest {
    private static final String EXERCISES = "/api/catalog/exercises/";

    @BeforeEach
    void imported() throws InterruptedException {
        for (int i = 0; i < 200 && given().get("/q/health/ready").statusCode() != 200; i++) {
            Thread.sleep(100);
        }
    }

    @Test
    void whatOthersLeanOnIsNotTakenFromThem() {
        Response plank = read("plank-full");
        Map<String, Object> draft = plank.jsonPath().getMap("$");
        draft.put("family", "bridge");
        editor().header("If-Match", plank.header("ETag"))
                .body(draft)
                .put(EXERCISES + "plank-full")
                .then()
                .statusCode(400)
                .body("violations.field", contains("family"))
                .body("violations[0].message", containsString("wall-plank"));
        assertThat(read("plank-full").header("ETag")).isEqualTo(plank.header("ETag"));
    }

    @Test
    void anExerciseIsCreatedReplacedAndWithdrawnAndEachVersionStays() {
        Map<String, Object> draft = read("pelvic-tilt").jsonPath().getMap("$");
        draft.remove("slug");
        draft.put("name", "Pelvic tilt with a towel");
        editor().body(draft).put(EXERCISES + "pelvic-tilt-towel").then().statusCode(428);
        editor().header("If-Match", "*")
                .body(draft)
                .put(EXERCISES + "pelvic-tilt-towel")
                .then()
                .statusCode(412);
        String tag = editor().header("If-None-Match", "*")
                .body(draft)
                .put(EXERCISES + "pelvic-tilt-towel")
                .then()
                .statusCode(201)
                .body("version", equalTo(1))
                .extract()
                .header("ETag");
        editor().header("If-None-Match", "*")
                .body(draft)
                .put(EXERCISES + "pelvic-tilt-towel")
                .then()
                .statusCode(412);
        assertThat(read("pelvic-tilt-towel").header("ETag")).isEqualTo(tag);

        draft.put("difficulty", 2);
        editor().header("If-Match", tag)
                .body(draft)
                .put(EXERCISES + "pelvic-tilt-towel")
                .then()
                .statusCode(200)
                .body("version", equalTo(2));
        editor().header("If-Match", tag)
                .body(draft)
                .put(EXERCISES + "pelvic-tilt-towel")
                .then()
                .statusCode(412);

        editor().body(Map.of("reason", "the towel slips"))
                .post(EXERCISES + "pelvic-tilt-towel/withdrawal")
                .then()
                .statusCode(200)
                .body("status", equalTo("withdrawn"))
                .body("version", equalTo(3));
        editor().body(Map.of("reason", "again"))
                .post(EXERCISES + "pelvic-tilt-towel/withdrawal")
                .then()
                .statusCode(200)
                .body("version", equalTo(3));
        given().get(EXERCISES + "pelvic-tilt-towel/versions")
                .then()
                .statusCode(200)
                .body("items.version", contains(3, 2, 1))
                .body("items.publishedBy", contains("ed", "ed", "ed"))
                .body("items[0].reason", equalTo("the towel slips"))
                .body("items[0].changed", contains("status"))
                .body("items[1].changed", contains("difficulty"));
        // What stays withdrawn is corrected, and stays so for the same reason.
        draft.put("status", "withdrawn");
        draft.put("name", "Pelvic tilt with a small towel");
        editor().header("If-Match", read("pelvic-tilt-towel").header("ETag"))
                .body(draft)
                .put(EXERCISES + "pelvic-tilt-towel")
                .then()
                .statusCode(200)
                .body("version", equalTo(4))
                .body("status", equalTo("withdrawn"));
        given().get(EXERCISES + "pelvic-tilt-towel/versions")
                .then()
                .body("items[0].changed", contains("name"))
                .body("items[0].reason", equalTo("the towel slips"));
        given().get(EXERCISES + "pelvic-tilt-towel/screening")
                .then()
                .body("outcome", equalTo("excluded"))
                .body("because.rule", hasItem("CAT03"));

        Events.await(
                "exercise-changed",
                it -> "pelvic-tilt-towel".equals(it.key())
                        && it.data().path("version").asInt() == 4,
                Duration.ofSeconds(20));
        List<Event> told = Events.all("exercise-changed").stream()
                .filter(it -> "pelvic-tilt-towel".equals(it.key()))
                .toList();
        assertThat(told)
                .extracting(it -> it.type().replace("io.backwise.catalog.exercise.", ""))
                .containsExactly("published.v1", "published.v1", "withdrawn.v1", "withdrawn.v1");
        assertThat(told)
                .extracting(it -> it.data().path("withdrawnBecause").asText())
                .containsExactly("", "", "the towel slips", "the towel slips");
        told.forEach(it -> Schemas.assertValid("exercise-changed", it.data().toString()));
    }

    @Test
    void ofManyWhoChangeTheSameVersionOneWins() {
        Response read = read("bird-dog");
        Map<String, Object> draft = read.jsonPath().getMap("$");
        String editor = Tokens.of("editor", "ed");
        List<CompletableFuture<Integer>> calls = IntStream.range(0, 8)
                .mapToObj(it -> CompletableFuture.supplyAsync(() -> given().auth()
                        .oauth2(editor)
                        .contentType(ContentType.JSON)
                        .header("If-Match", read.header("ETag"))
                        .body(with(draft, it))
                        .put(EXERCISES + "bird-dog")
                        .statusCode()))
                .toList();
        assertThat(calls.stream().map(CompletableFuture::join).sorted())
                .containsExactly(200, 412, 412, 412, 412, 412, 412, 412);
        given().get(EXERCISES + "bird-dog/versions").then().body("items", hasSize(2));
    }

    private static Map<String, Object> with(Map<String, Object> draft, int number) {
        Map<String, Object> other = new LinkedHashMap<>(draft);
        other.put("name", "Bird dog " + number);
        return other;
    }

    @Test
    void onlyEditorsChangeAnything() {
        for (String role : List.of("patient", "clinician", "admin")) {
            given().auth()
                    .oauth2(Tokens.of(role, "somebody"))
                    .contentType(ContentType.JSON)
                    .body(Map.of("reason", "why"))
                    .post(EXERCISES + "sit-up/withdrawal")
                    .then()
                    .statusCode(403);
        }
        given().contentType(ContentType.JSON)
                .body(Map.of())
                .put("/api/catalog/rules/ZZ901")
                .then()
                .statusCode(401);
        editor().body(Map.of("reason", "why"))
                .post(EXERCISES + "nothing/withdrawal")
                .then()
                .statusCode(404);
        editor().body(Map.of())
                .post(EXERCISES + "sit-up/withdrawal")
                .then()
                .statusCode(400)
                .body("violations.field", contains("reason"));
        given().get(EXERCISES + "sit-up").then().body("status", equalTo("avoid-by-default"));
    }

    private static Response read(String slug) {
        return given().get(EXERCISES + slug).then().statusCode(200).extract().response();
    }

    private static RequestSpecification editor() {
        return given().auth().oauth2(Tokens.of("editor", "ed")).contentType(ContentType.JSON);
    }
}
