package io.backwise.catalog;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.ForgedTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

/** Whom the service believes. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class TokenTest {
    @Test
    void onlyTokensOfTheIssuerThatAreMeantForItAreBelieved() {
        ForgedTokens.of("admin", "root").forEach((wrong, token) -> {
            Response answer = given().header("Authorization", "Bearer " + token).post("/api/catalog/republication");
            assertThat(answer.statusCode()).as(wrong).isEqualTo(401);
            assertThat(answer.contentType()).as(wrong).startsWith("application/problem+json");
            assertThat(answer.asString()).as(wrong).doesNotContain(token);
        });
        given().auth()
                .oauth2(ForgedTokens.good("admin", "root"))
                .contentType(ContentType.JSON)
                .post("/api/catalog/republication")
                .then()
                .statusCode(202);
        given().auth()
                .oauth2(ForgedTokens.withoutRole("root"))
                .contentType(ContentType.JSON)
                .post("/api/catalog/republication")
                .then()
                .statusCode(403);
    }
}
