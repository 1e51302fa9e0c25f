package io.backwise.catalog.content;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.backwise.catalog.exercise.Exercise;
import io.backwise.catalog.vocabulary.Condition;
import io.backwise.catalog.vocabulary.RedFlag;
import io.backwise.catalog.vocabulary.Rule;
import io.backwise.catalog.vocabulary.Trait;
import io.backwise.catalog.vocabulary.Vocabulary;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Reads the content files from the class path, strictly: a field that nobody knows is an error. */
@ApplicationScoped
public class ContentFiles {
    private final ObjectMapper json;

    ContentFiles(ObjectMapper json) {
        this.json = json;
    }

    /** All of it; fails when a file is missing or malformed. */
    public ShippedContent read() {
        Manifest manifest = file("content.json", Manifest.class);
        RedFlags redFlags = file("red-flags.json", RedFlags.class);
        Vocabulary vocabulary = new Vocabulary(
                file("conditions.json", Conditions.class).conditions(),
                file("traits.json", Traits.class).traits(),
                file("rules.json", Rules.class).rules(),
                redFlags.redFlags(),
                redFlags.pathways());
        return new ShippedContent(
                manifest.contentVersion(),
                manifest.exercises().stream()
                        .map(slug -> file("exercises/" + slug + ".json", Exercise.class))
                        .toList(),
                vocabulary);
    }

    /** The sources that evidence and rules cite, by id. */
    public List<Source> sources() {
        return file("sources.json", Sources.class).sources();
    }

    private <T> T file(String name, Class<T> type) {
        try (InputStream stream =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("content/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("content file is missing: " + name);
            }
            return json.readValue(stream, type);
        } catch (IOException e) {
            throw new UncheckedIOException("content file " + name, e);
        }
    }

    private record Manifest(int contentVersion, List<String> exercises) {}

    private record Conditions(List<Condition> conditions) {}

    private record Traits(List<Trait> traits) {}

    private record Rules(List<Rule> rules) {}

    private record RedFlags(Map<String, String> pathways, List<RedFlag> redFlags) {}

    private record Sources(List<Source> sources) {}
}
