package io.backwise.testkit.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a published OpenAPI document.
 *
 * @param path with its parameters in braces
 * @param query names of its query parameters
 * @param headers names of its header parameters
 * @param body the schema of its JSON body; null without one
 * @param schemas the document's named schemas, for references
 */
public record Operation(
        String method,
        String path,
        List<String> query,
        List<String> headers,
        @Nullable JsonNode body,
        JsonNode schemas) {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    /** All of the service that is under test. */
    public static List<Operation> published() {
        String document = RestAssured.given()
                .queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        try {
            return of(new ObjectMapper().readTree(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Operation> of(JsonNode document) {
        List<Operation> operations = new ArrayList<>();
        JsonNode schemas = document.path("components").path("schemas");
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (METHODS.contains(method.getKey())) {
                    JsonNode schema = method.getValue()
                            .path("requestBody")
                            .path("content")
                            .path("application/json")
                            .path("schema");
                    operations.add(new Operation(
                            method.getKey().toUpperCase(Locale.ROOT),
                            path.getKey(),
                            parameters(method.getValue(), "query"),
                            parameters(method.getValue(), "header"),
                            schema.isMissingNode() ? null : schema,
                            schemas));
                }
            }
        }
        return operations;
    }

    private static List<String> parameters(JsonNode operation, String where) {
        List<String> names = new ArrayList<>();
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("in").asText().equals(where)) {
                names.add(parameter.path("name").asText());
            }
        }
        return names;
    }

    /** Method and path, as documents write it. */
    public String name() {
        return method + " " + path;
    }

    boolean mayChange() {
        return !method.equals("GET");
    }
}
