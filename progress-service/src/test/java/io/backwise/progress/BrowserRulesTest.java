package io.backwise.progress;

import static io.restassured.RestAssured.given;

import io.backwise.testkit.BrowserRules;
import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Tokens;
import io.backwise.testkit.fuzz.LargeBody;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Answers are data for our own clients. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class BrowserRulesTest {
    @Test
    void everyAnswerCarriesTheRulesAndIsForNoOtherOrigin() {
        Feed it = Feed.fresh();
        BrowserRules.assertCarried(200, it.self().get(it.path()));
        BrowserRules.assertCarried(401, given().get(it.path()));
        BrowserRules.assertCarried(404, Feed.fresh().self().get(it.path()));
        BrowserRules.assertCarried(404, given().get("/nothing"));
        BrowserRules.assertForNoOtherOrigin(Tokens.of("patient", it.patient().toString()), it.path());
    }

    @Test
    void aBodyThatIsTooLongIsRefusedHoweverItComes() throws IOException {
        LargeBody.assertRefused("POST", "/api/progress/rebuild", Tokens.of("admin", "root"));
    }
}
