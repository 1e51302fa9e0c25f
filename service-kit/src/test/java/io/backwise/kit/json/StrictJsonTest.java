package io.backwise.kit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What else is refused at the border, each service's {@code HostileInputTest} asks of every operation. */
class StrictJsonTest {
    private static final ObjectMapper JSON = mapper();

    /** The module comes last, as it may: what is said of a class must not depend on the order. */
    private static ObjectMapper mapper() {
        ObjectMapper mapper = new ObjectMapper();
        new StrictJson().customize(mapper);
        return mapper.registerModule(new JavaTimeModule());
    }

    @Test
    void anInstantIsADateAndATimeWithAnOffset() throws Exception {
        Instant evening = Instant.parse("2026-11-23T17:00:00Z");
        assertThat(JSON.readValue("\"2026-11-23T17:00:00Z\"", Instant.class)).isEqualTo(evening);
        assertThat(JSON.readValue("\"2026-11-23T18:00:00+01:00\"", Instant.class))
                .isEqualTo(evening);
        assertThat(JSON.readValue(JSON.writeValueAsString(evening), Instant.class))
                .isEqualTo(evening);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1", "1764154800", "1764154800.5", "\"1764154800\"", "\"-1\"", "\"\"", "\"2026-11-23\"", "true"})
    void nothingElseIsTurnedIntoOne(String value) {
        assertThatThrownBy(() -> JSON.readValue(value, Instant.class)).isInstanceOf(JsonProcessingException.class);
    }
}
