package io.backwise.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.http.Header;
import io.restassured.response.Response;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Some answers are given in two ways, and both have to say the same. A query that nobody looks at is enough to send a reader the
 * long way.
 */
public final class BothWays {
    private BothWays() {}

    /** Asks in both ways; gives what was answered. */
    public static Response same(String path, Map<String, String> headers) {
        Response shortWay = RestAssured.given().headers(headers).get(path);
        Response longWay = longWay(path, headers);
        assertThat(shortWay.statusCode()).as("%s with %s", path, headers).isEqualTo(longWay.statusCode());
        assertThat(shortWay.asByteArray()).as("%s with %s", path, headers).isEqualTo(longWay.asByteArray());
        assertThat(headers(shortWay)).as("%s with %s", path, headers).isEqualTo(headers(longWay));
        return shortWay;
    }

    /** What is answered the long way. */
    public static Response longWay(String path, Map<String, String> headers) {
        return RestAssured.given().headers(headers).get(path + "?way=long");
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
