package io.backwise.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Holds the OpenAPI document that a service publishes against the one checked in. */
public final class OpenApi {
    private OpenApi() {}

    /**
     * Fails when the published document differs from {@code contracts/http/<name>.openapi.yaml}. Run with
     * {@code -Dbackwise.contracts.write=true} to check the new one in.
     */
    public static void assertAsCheckedIn(String name) {
        String published = RestAssured.given()
                .accept("application/yaml")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        Path file = Contracts.path("http", name + ".openapi.yaml");
        try {
            if (Boolean.getBoolean("backwise.contracts.write")) {
                Files.writeString(file, published);
            }
            assertThat(published).as("the published document of %s", name).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
