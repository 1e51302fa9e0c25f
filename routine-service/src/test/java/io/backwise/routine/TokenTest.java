package io.backwise.routine;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.ForgedTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whom the service believes. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class TokenTest {
    @Test
    void onlyTokensOfTheIssuerThatAreMeantForItAreBelieved() {
        String id = UUID.randomUUID().toString();
        ForgedTokens.of("patient", id).forEach((wrong, token) -> {
            Response answer = given().header("Authorization", "Bearer " + token)
                    .get("/api/routine/patients/" + id + "/care-team");
            assertThat(answer.statusCode()).as(wrong).isEqualTo(401);
            assertThat(answer.contentType()).as(wrong).startsWith("application/problem+json");
            assertThat(answer.asString()).as(wrong).doesNotContain(token);
        });
        given().auth()
                .oauth2(ForgedTokens.good("patient", id))
                .get("/api/routine/patients/" + id + "/care-team")
                .then()
                .statusCode(200);
        given().auth()
                .oauth2(ForgedTokens.withoutRole(id))
                .get("/api/routine/patients/" + id + "/care-team")
                .then()
                .statusCode(403);
    }

    /** A token that was verified is known for a while: it opens what it opened before, and one that looks like it opens nothing. */
    @Test
    void aTokenThatIsKnownIsThatTokenAndNoOther() {
        String id = UUID.randomUUID().toString();
        String token = ForgedTokens.good("patient", id);
        for (int time = 0; time < 3; time++) {
            given().auth()
                    .oauth2(token)
                    .get("/api/routine/patients/" + id + "/care-team")
                    .then()
                    .statusCode(200);
            given().auth()
                    .oauth2(token)
                    .get("/api/routine/patients/" + UUID.randomUUID() + "/care-team")
                    .then()
                    .statusCode(404);
            int last = token.length() - 3;
            String other =
                    token.substring(0, last) + (token.charAt(last) == 'A' ? 'B' : 'A') + token.substring(last + 1);
            given().auth()
                    .oauth2(other)
                    .get("/api/routine/patients/" + id + "/care-team")
                    .then()
                    .statusCode(401);
        }
    }

    @Test
    void aTokenIsKnownNoLongerThanItIsGood() throws InterruptedException {
        String id = UUID.randomUUID().toString();
        // Within the leeway, of which some seconds are left.
        String token = ForgedTokens.good("patient", id, -55);
        given().auth()
                .oauth2(token)
                .get("/api/routine/patients/" + id + "/care-team")
                .then()
                .statusCode(200);
        Thread.sleep(8_000);
        given().auth()
                .oauth2(token)
                .get("/api/routine/patients/" + id + "/care-team")
                .then()
                .statusCode(401);
    }
}
