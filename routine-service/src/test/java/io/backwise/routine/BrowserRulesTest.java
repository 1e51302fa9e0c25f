package io.backwise.routine;

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
        Patient patient = Patient.fresh();
        String team = patient.path() + "/care-team";
        BrowserRules.assertCarried(200, patient.self().get(team));
        BrowserRules.assertCarried(401, given().get(team));
        BrowserRules.assertCarried(404, Patient.fresh().self().get(team));
        BrowserRules.assertCarried(404, given().get("/nothing"));
        BrowserRules.assertForNoOtherOrigin(Tokens.of("patient", patient.id().toString()), team);
    }

    @Test
    void aBodyThatIsTooLongIsRefusedHoweverItComes() throws IOException {
        Patient patient = Patient.fresh();
        LargeBody.assertRefused(
                "PUT",
                patient.path() + "/profile",
                Tokens.of("patient", patient.id().toString()));
    }
}
