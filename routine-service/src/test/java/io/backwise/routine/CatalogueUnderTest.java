package io.backwise.routine;

import static io.restassured.RestAssured.given;

import io.backwise.testkit.PublishedCatalogue;
import java.time.Duration;
import java.time.Instant;

/** Publishes the shipped content once and waits until the service holds all of it. */
final class CatalogueUnderTest {
    private CatalogueUnderTest() {}

    static void held() throws InterruptedException {
        if (ready()) {
            return;
        }
        PublishedCatalogue.publish();
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        while (!ready()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError(
                        "not ready: " + given().get("/q/health/ready").asString());
            }
            Thread.sleep(100);
        }
    }

    private static boolean ready() {
        return given().get("/q/health/ready").statusCode() == 200;
    }
}
