package io.backwise.routine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Event;
import io.backwise.testkit.Events;
import io.backwise.testkit.Schemas;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every checked-in sample fits its schema and is understood; on parts of its own, since others need another catalogue. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, restrictToAnnotatedClass = true)
class SamplesTest {
    private static final String CATALOG = "io.backwise.catalog.";
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void everySampleIsConsumed() throws Exception {
        JsonNode exercise = sample("exercise-changed");
        JsonNode rules = sample("rules-changed");
        JsonNode accessed = sample("patient-accessed");
        String slug = exercise.path("slug").asText();
        assertThat(rules.path("manifest").path(slug).asInt())
                .isEqualTo(exercise.path("version").asInt());
        Events.send("rules-changed", "rules", CATALOG + "rules.published.v1", "sample", rules.toString());
        Events.send("exercise-changed", slug, CATALOG + "exercise.published.v1", "sample", exercise.toString());
        Events.send("exercise-changed", slug, CATALOG + "exercise.withdrawn.v1", "sample", exercise.toString());
        Events.send(
                "patient-accessed",
                accessed.path("patientId").asText(),
                "io.backwise.progress.patient.accessed.v1",
                "sample",
                accessed.toString());
        for (String topic : new String[] {"exercise-changed", "rules-changed", "patient-accessed"}) {
            String key = keyOf(topic, slug, accessed);
            // Poison of the same key is put aside after what came before it was applied.
            Events.sendRaw(topic, key, "{}", Map.of());
            Events.await(topic + "-dead-letter", it -> key.equals(it.key()), Duration.ofSeconds(20));
            assertThat(Events.all(topic + "-dead-letter")).extracting(Event::id).doesNotContain("sample");
        }
    }

    private static String keyOf(String topic, String slug, JsonNode accessed) {
        return switch (topic) {
            case "exercise-changed" -> slug;
            case "rules-changed" -> "rules";
            default -> accessed.path("patientId").asText();
        };
    }

    private JsonNode sample(String topic) throws IOException {
        String document = Files.readString(Schemas.samples(topic).getFirst());
        Schemas.assertValid(topic, document);
        return json.readTree(document);
    }
}
