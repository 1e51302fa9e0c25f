package io.backwise.testkit;

import io.restassured.RestAssured;
import java.util.Arrays;

/** What the service under test counts of itself. */
public final class Metrics {
    private Metrics() {}

    /**
     * The value of a metric, of all its rows together; 0 when there is none.
     *
     * @param name as it is exposed, such as {@code backwise_outbox_backlog}
     * @param tags that a row must have, such as {@code topic="care-alert"}
     */
    public static double of(String name, String... tags) {
        return RestAssured.given()
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .filter(it -> it.startsWith(name + " ") || it.startsWith(name + "{"))
                .filter(it -> Arrays.stream(tags).allMatch(it::contains))
                .mapToDouble(it -> Double.parseDouble(it.substring(it.lastIndexOf(' ') + 1)))
                .sum();
    }
}
