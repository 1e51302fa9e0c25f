package io.backwise.benchmarks.measure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/**
 * Somebody with a profile and a plan.
 *
 * @param plan as the service told it
 */
public record Admitted(UUID id, String token, JsonNode plan) {}
