package io.backwise.catalog;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Events;
import io.backwise.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was announced is announced again. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class RepublicationTest {
    @Test
    void publishesAgainWhatItPublishedUnderTheSameIds() throws InterruptedException {
        List<String> before = ids();
        for (int i = 0; i < 100 && before.size() < 62; i++) {
            Thread.sleep(100);
            before = ids();
        }
        given().auth()
                .oauth2(Tokens.of("editor", "eva"))
                .post("/api/catalog/republication")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(Tokens.of("admin", "root"))
                .contentType(ContentType.JSON)
                .post("/api/catalog/republication")
                .then()
                .statusCode(202)
                .body("events", equalTo(62));
        List<String> twice = new ArrayList<>(before);
        twice.addAll(before);
        List<String> after = ids();
        for (int i = 0; i < 100 && after.size() < twice.size(); i++) {
            Thread.sleep(100);
            after = ids();
        }
        assertThat(after).containsExactlyInAnyOrderElementsOf(twice);
        publishesOneAgain(twice);
    }

    private static void publishesOneAgain(List<String> before) throws InterruptedException {
        given().auth()
                .oauth2(Tokens.of("admin", "root"))
                .contentType(ContentType.JSON)
                .body(Map.of("exercise", "levitation"))
                .post("/api/catalog/republication")
                .then()
                .statusCode(400)
                .body("violations.field", contains("exercise"));
        given().auth()
                .oauth2(Tokens.of("admin", "root"))
                .contentType(ContentType.JSON)
                .body(Map.of("exercise", "bird-dog"))
                .post("/api/catalog/republication")
                .then()
                .statusCode(202)
                .body("events", equalTo(1));
        List<String> after = ids();
        for (int i = 0; i < 100 && after.size() <= before.size(); i++) {
            Thread.sleep(100);
            after = ids();
        }
        List<String> more = new ArrayList<>(after);
        before.forEach(more::remove);
        assertThat(more).containsExactly(id("bird-dog"));
    }

    private static String id(String slug) {
        return Events.all("exercise-changed").stream()
                .filter(it -> slug.equals(it.key()))
                .findFirst()
                .orElseThrow()
                .headers()
                .get("ce_id");
    }

    private static List<String> ids() {
        List<String> ids = new ArrayList<>();
        Events.all("exercise-changed").forEach(it -> ids.add(it.headers().get("ce_id")));
        Events.all("rules-changed").forEach(it -> ids.add(it.headers().get("ce_id")));
        return ids;
    }
}
