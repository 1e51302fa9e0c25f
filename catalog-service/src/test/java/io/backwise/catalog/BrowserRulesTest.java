package io.backwise.catalog;

import static io.restassured.RestAssured.given;

import io.backwise.testkit.BrowserRules;
import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Tokens;
import io.backwise.testkit.fuzz.LargeBody;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers are data for our own clients. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class BrowserRulesTest {
    @BeforeEach
    void content() throws InterruptedException {
        for (int i = 0; i < 200 && given().get("/q/health/ready").statusCode() != 200; i++) {
            Thread.sleep(100);
        }
    }

    @Test
    void everyAnswerCarriesTheRulesAndIsForNoOtherOrigin() {
        BrowserRules.assertCarried(200, given().get("/api/catalog/exercises"));
        BrowserRules.assertCarried(401, given().post("/api/catalog/republication"));
        BrowserRules.assertCarried(404, given().get("/api/catalog/exercises/nothing"));
        BrowserRules.assertCarried(404, given().get("/nothing"));
        BrowserRules.assertForNoOtherOrigin(Tokens.of("patient", "somebody"), "/api/catalog/exercises");
    }

    @Test
    void aBodyThatIsTooLongIsRefusedHoweverItComes() throws IOException {
        LargeBody.assertRefused("PUT", "/api/catalog/rules/ZZ999", Tokens.of("editor", "somebody"));
    }
}
