package io.backwise.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event as it lies in Kafka: key, headers as text, and its data as JSON. */
public record Event(
        String topic, @Nullable String key, Map<String, String> headers, JsonNode data, int partition, long offset) {

    /** The CloudEvents id, or the empty string. */
    public String id() {
        return headers.getOrDefault("ce_id", "");
    }

    /** The CloudEvents type, or the empty string. */
    public String type() {
        return headers.getOrDefault("ce_type", "");
    }
}
