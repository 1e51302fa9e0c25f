package io.backwise.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The shipped content as the catalogue publishes it, for services that read it from Kafka. */
public final class PublishedCatalogue {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FACT = "io.backwise.catalog.";

    private PublishedCatalogue() {}

    /** Every exercise at this version. */
    public static List<ObjectNode> exercises(int version) {
        List<ObjectNode> all = new ArrayList<>();
        for (JsonNode slug : read("content.json").path("exercises")) {
            ObjectNode exercise = (ObjectNode) read("exercises/" + slug.asText() + ".json");
            all.add(exercise.put("version", version));
        }
        return all;
    }

    /** The whole rule set with a manifest of these exercises. */
    public static ObjectNode rules(int catalogVersion, List<ObjectNode> exercises) {
        ObjectNode rules = JSON.createObjectNode().put("rulesVersion", 1).put("catalogVersion", catalogVersion);
        ObjectNode manifest = rules.putObject("manifest");
        exercises.forEach(
                it -> manifest.put(it.path("slug").asText(), it.path("version").asInt()));
        rules.setAll((ObjectNode) read("conditions.json"));
        rules.setAll((ObjectNode) read("traits.json"));
        rules.setAll((ObjectNode) read("rules.json"));
        rules.setAll((ObjectNode) read("red-flags.json"));
        Schemas.assertValid("rules-changed", rules.toString());
        return rules;
    }

    /** The ids of the sources that content may name. */
    public static Set<String> sources() {
        Set<String> ids = new TreeSet<>();
        read("sources.json").path("sources").forEach(it -> ids.add(it.path("id").asText()));
        return ids;
    }

    /** Publishes version 1, the rules before the exercises, as may happen. */
    public static void publish() {
        List<ObjectNode> exercises = exercises(1);
        publish(rules(1, exercises));
        exercises.forEach(PublishedCatalogue::publishExercise);
    }

    /** Publishes a rule set. */
    public static void publish(ObjectNode rules) {
        Events.send(
                "rules-changed",
                "rules",
                FACT + "rules.published.v1",
                "rules-" + rules.path("catalogVersion").asInt(),
                rules.toString());
    }

    /** Publishes one exercise. */
    public static void publishExercise(ObjectNode exercise) {
        String slug = exercise.path("slug").asText();
        Schemas.assertValid("exercise-changed", exercise.toString());
        Events.send(
                "exercise-changed",
                slug,
                FACT + "exercise.published.v1",
                slug + "-" + exercise.path("version").asInt(),
                exercise.toString());
    }

    private static JsonNode read(String file) {
        Path content = Contracts.root().resolve("catalog-service/src/main/resources/content");
        try {
            return JSON.readTree(Files.readString(content.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
