package io.backwise.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** The sample answers under {@code contracts/http/samples}: they fix the shape of what clients get. */
public final class Samples {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Samples() {}

    /**
     * Fails when an answer's fields or their kinds differ from the sample's. Run with
     * {@code -Dbackwise.contracts.write=true} to check a new sample in.
     */
    public static void assertSameShape(String name, String answer) {
        Path file = Contracts.path("http", "samples", name + ".json");
        try {
            JsonNode actual = JSON.readTree(answer);
            if (Boolean.getBoolean("backwise.contracts.write")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(actual) + "\n");
            }
            compare(name, JSON.readTree(Files.readString(file)), actual);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compare(String path, JsonNode sample, JsonNode actual) {
        if (sample.isNull() || actual.isNull()) {
            return;
        }
        assertThat(kind(actual)).as(path).isEqualTo(kind(sample));
        if (sample.isObject()) {
            assertThat(names(actual)).as("fields of %s", path).isEqualTo(names(sample));
            names(sample).forEach(name -> compare(path + "." + name, sample.path(name), actual.path(name)));
        } else if (sample.isArray() && !sample.isEmpty()) {
            actual.forEach(element -> compare(path + "[]", sample.get(0), element));
        }
    }

    private static String kind(JsonNode node) {
        return node.isNumber() ? "NUMBER" : node.getNodeType().name();
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
