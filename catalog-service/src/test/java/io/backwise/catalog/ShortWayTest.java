package io.backwise.catalog;

import static io.restassured.RestAssured.given;

import io.backwise.testkit.BothWays;
import io.backwise.testkit.EmbeddedParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An exercise is answered in two ways. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class ShortWayTest {
    private static final String EXERCISE = "/api/catalog/exercises/sit-up";

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "Accept: */*",
                "Accept: application/json",
                "Accept: application/json, text/plain",
                "Accept: text/html",
                "Accept: application/problem+json",
                "If-None-Match: TAG",
                "If-None-Match: \"e7-r9\"",
                "If-None-Match: \"e7-r9\", TAG",
                "If-None-Match: W/TAG",
                "If-None-Match: *",
                "If-None-Match: nonsense",
                "If-Match: TAG",
                "If-Match: \"e7-r9\"",
                "If-Modified-Since: Wed, 21 Oct 2065 07:28:00 GMT",
                "Origin: https://evil.example",
                "Authorization: Bearer nonsense",
                "Range: bytes=0-10",
                "X-Correlation-Id: abc-123",
                "X-Correlation-Id: not sane",
            })
    void bothWaysSayTheSame(String header) {
        String tag = given().get(EXERCISE).header("ETag");
        String[] parts = header.replace("TAG", tag).split(": ", 2);
        for (String path :
                List.of(EXERCISE, "/api/catalog/exercises/headstand", EXERCISE + "/", EXERCISE + "/screening")) {
            BothWays.same(path, Map.of(parts[0], parts[1]));
        }
    }
}
