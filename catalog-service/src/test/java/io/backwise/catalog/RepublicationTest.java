package io.backwise.catalog;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Events;
import io.backwise.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
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
    }

    private static List<String> ids() {
        List<String> ids = new ArrayList<>();
        Events.all("exercise-changed").forEach(it -> ids.add(it.headers().get("ce_id")));
        Events.all("rules-changed").forEach(it -> ids.add(it.headers().get("ce_id")));
        return ids;
    }
}
