package io.backwise.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Event;
import io.backwise.testkit.Events;
import io.backwise.testkit.Schemas;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every checked-in sample fits its schema and is understood: none of them ends in the dead letters. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class SamplesTest {
    private static final String PREFIX = "io.backwise.routine.";

    @Test
    void everySampleIsConsumed() throws IOException {
        for (String topic :
                new String[] {"plan-changed", "session-completed", "care-team-changed", "care-alert", "patient-erased"
                }) {
            for (Path sample : Schemas.samples(topic)) {
                String json = Files.readString(sample);
                Schemas.assertValid(topic, json);
                Events.send(topic, "sample", type(topic, sample), "sample-" + sample.getFileName(), json);
            }
            Events.sendRaw(topic, "after-samples", "{}", Map.of());
            Events.await(topic + "-dead-letter", it -> "after-samples".equals(it.key()), Duration.ofSeconds(20));
            assertThat(Events.all(topic + "-dead-letter"))
                    .extracting(Event::key)
                    .doesNotContain("sample");
        }
    }

    private static String type(String topic, Path sample) {
        String name = sample.getFileName().toString().replace(".json", "");
        return switch (topic) {
            case "plan-changed" -> PREFIX + "plan." + name + ".v1";
            case "care-alert" -> PREFIX + "alert." + name + ".v1";
            case "patient-erased" -> PREFIX + "patient.erased.v1";
            case "session-completed" -> PREFIX + "session.completed.v1";
            default -> PREFIX + "care-team.changed.v1";
        };
    }
}
