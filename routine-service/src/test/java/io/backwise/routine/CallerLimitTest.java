package io.backwise.routine;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who composes again and again is told to wait, and nobody else is. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class CallerLimitTest {
    /** 5,000 at once and 100 a second, 25 a composition. */
    private static final int ALLOWED = 5_000 / 25;

    private static final int FAR_TOO_MANY = 20 * ALLOWED;

    @BeforeEach
    void catalogue() throws InterruptedException {
        CatalogueUnderTest.held();
    }

    @Test
    void whoAsksTooMuchIsToldHowLongToWait() throws InterruptedException {
        Patient hasty = Patient.fresh().withProfile(Map.of());
        Patient calm = Patient.fresh().withProfile(Map.of());
        int served = 0;
        Response answer = preview(hasty);
        for (; served < FAR_TOO_MANY && answer.statusCode() == 200; served++) {
            answer = preview(hasty);
        }
        assertThat(answer.statusCode()).as("after %d compositions", served).isEqualTo(429);
        assertThat(served).isGreaterThan(ALLOWED - 1);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.<String>path("type")).isEqualTo("urn:backwise:problem:too-many-requests");
        assertThat(preview(calm).statusCode()).as("another caller").isEqualTo(200);
        long seconds = Long.parseLong(answer.header("Retry-After"));
        assertThat(seconds).isBetween(1L, 2L);
        Thread.sleep(seconds * 1_000);
        assertThat(preview(hasty).statusCode()).as("after the wait").isEqualTo(200);
    }

    private static Response preview(Patient patient) {
        return given().auth()
                .oauth2(Tokens.of("patient", patient.id().toString()))
                .contentType(ContentType.JSON)
                .body("{}")
                .post(patient.path() + "/plan-previews");
    }
}
