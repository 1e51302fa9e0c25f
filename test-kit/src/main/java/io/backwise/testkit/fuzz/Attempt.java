package io.backwise.testkit.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
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
        @Nullable JsonNode body) {}
