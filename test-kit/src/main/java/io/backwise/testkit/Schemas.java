package io.backwise.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The event schemas under {@code contracts/events/<event>/v1.schema.json}, and their samples. */
public final class Schemas {
    private Schemas() {}

    /** Fails with every violation when the document does not fit the event's schema. */
    public static void assertValid(String event, String json) {
        assertThat(schema(event).validate(json, InputFormat.JSON, run -> run.getExecutionConfig()
                        .setFormatAssertionsEnabled(true)))
                .as("%s against its schema", event)
                .isEmpty();
    }

    /** The sample documents of an event, at least one. */
    public static List<Path> samples(String event) {
        try (Stream<Path> files = Files.list(Contracts.path("events", event, "samples"))) {
            List<Path> samples = files.sorted().toList();
            assertThat(samples).as("samples of %s", event).isNotEmpty();
            return samples;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonSchema schema(String event) {
        try {
            return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                    .getSchema(
                            Files.readString(Contracts.path("events", event, "v1.schema.json")),
                            SchemaValidatorsConfig.builder().build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
