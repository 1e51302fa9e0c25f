package io.backwise.catalog;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.testkit.EmbeddedParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Header;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A query that nobody looks at is enough to send a reader the long way: both ways have to say the same. */
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
            Response shortWay = given().header(parts[0], parts[1]).get(path);
            Response longWay = given().header(parts[0], parts[1]).get(path + "?way=long");
            assertThat(shortWay.statusCode()).isEqualTo(longWay.statusCode());
            assertThat(shortWay.asByteArray()).isEqualTo(longWay.asByteArray());
            assertThat(headers(shortWay)).isEqualTo(headers(longWay));
        }
    }

    /** A correlation id that was made up differs each time. */
    private static Map<String, String> headers(Response response) {
        return response.headers().asList().stream()
                .collect(Collectors.toMap(
                        Header::getName,
                        it -> it.getName().equals("X-Correlation-Id")
                                        && it.getValue().length() == 36
                                ? "made up"
                                : it.getValue(),
                        (one, other) -> one + ", " + other,
                        () -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER)));
    }
}
