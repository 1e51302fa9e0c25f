package io.backwise.testkit.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request that the service would serve, before anything hostile is put in.
 *
 * @param token of a caller who may do this
 * @param path values of the path's parameters
 * @param headers others that it needs, such as a precondition
 * @param body null to have one made from the document's schema
 */
public record Attempt(
        String token,
        Map<String, String> path,
        Map<String, String> headers,
        @Nullable JsonNode body) {

    /** The operation's path with the values in it. */
    String target(Operation operation) {
        String target = operation.path();
        for (Map.Entry<String, String> parameter : path.entrySet()) {
            target = target.replace('{' + parameter.getKey() + '}', parameter.getValue());
        }
        return target;
    }

    /** With those that every request has, by names of which a request holds one. */
    Map<String, String> allHeaders() {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        if (!token.isEmpty()) {
            all.put("Authorization", "Bearer " + token);
        }
        all.put("Content-Type", "application/json");
        all.putAll(headers);
        return all;
    }

    /** The same with other values in its path. */
    public Attempt at(Map<String, String> otherPath) {
        return new Attempt(token, otherPath, headers, body);
    }

    /** The same with another body. */
    public Attempt with(JsonNode otherBody) {
        return new Attempt(token, path, headers, otherBody);
    }

    /** The same by another caller; by nobody with an empty token. */
    Attempt by(String other) {
        return new Attempt(other, path, headers, body);
    }

    /** Sends it with that body in place of its own, whatever that is. */
    RawHttp.Answer send(Operation operation, String otherBody) throws IOException {
        return RawHttp.send(
                RestAssured.port,
                operation.method(),
                target(operation),
                allHeaders().entrySet().stream()
                        .map(it -> it.getKey() + ": " + it.getValue())
                        .toList(),
                otherBody.getBytes(StandardCharsets.UTF_8));
    }

    RawHttp.Answer send(Operation operation) throws IOException {
        return send(operation, body == null ? "" : body.toString());
    }
}
