package io.backwise.kit.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.backwise.kit.consuming.PoisonException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;

/** JSON of events and stored bodies: unknown fields are ignored, since a newer producer may know more. */
@ApplicationScoped
public class EventJson {
    private final ObjectMapper mapper;

    EventJson(ObjectMapper mapper) {
        this.mapper = mapper.copy()
                // Documents are compared by their text, also by another process: its order must not be chance.
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /**
     * Reads an event's body.
     *
     * @throws PoisonException when it is no JSON or does not have the shape; the cause names no content
     */
    public <T> T read(byte[] json, Class<T> type) {
        try {
            T value = mapper.readValue(json, type);
            if (value == null) {
                throw new PoisonException("empty body");
            }
            return value;
        } catch (IOException e) {
            if (e.getCause() instanceof PoisonException broken) {
                throw broken;
            }
            throw new PoisonException("not a valid " + type.getSimpleName());
        }
    }

    /** Reads a body that this service stored itself; failing is a defect. */
    public <T> T stored(String json, Class<T> type) {
        try {
            return mapper.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored " + type.getSimpleName() + " cannot be read", e);
        }
    }

    /** Writes a body. */
    public String write(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(value.getClass().getSimpleName() + " cannot be written as JSON", e);
        }
    }
}
