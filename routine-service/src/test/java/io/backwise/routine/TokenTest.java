package io.backwise.routine;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.ForgedTokens;
import io.backwise.testkit.KnownToken;
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

    @Test
    void aTokenThatIsKnownIsThatTokenAndNoOther() {
        KnownToken.isThatTokenAndNoOther(id -> "/api/routine/patients/" + id + "/care-team");
    }

    @Test
    void aTokenIsKnownNoLongerThanItIsGood() throws InterruptedException {
        KnownToken.isKnownNoLongerThanItIsGood(id -> "/api/routine/patients/" + id + "/care-team");
    }
}
