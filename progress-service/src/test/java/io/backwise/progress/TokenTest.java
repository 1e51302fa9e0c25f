package io.backwise.progress;

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
            Response answer = given().header("Authorization", "Bearer " + token).get("/api/progress/patients/" + id);
            assertThat(answer.statusCode()).as(wrong).isEqualTo(401);
            assertThat(answer.contentType()).as(wrong).startsWith("application/problem+json");
            assertThat(answer.asString()).as(wrong).doesNotContain(token);
        });
        given().auth()
                .oauth2(ForgedTokens.good("patient", id))
                .get("/api/progress/patients/" + id)
                .then()
                .statusCode(200);
        given().auth()
                .oauth2(ForgedTokens.withoutRole(id))
                .get("/api/progress/patients/" + id)
                .then()
                .statusCode(403);
    }

    @Test
    void aTokenThatIsKnownIsThatTokenAndNoOther() {
        KnownToken.isThatTokenAndNoOther(id -> "/api/progress/patients/" + id);
    }

    @Test
    void aTokenIsKnownNoLongerThanItIsGood() throws InterruptedException {
        KnownToken.isKnownNoLongerThanItIsGood(id -> "/api/progress/patients/" + id);
    }
}
