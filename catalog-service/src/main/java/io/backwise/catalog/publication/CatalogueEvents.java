package io.backwise.catalog.publication;

import io.backwise.catalog.catalogue.CatalogueVersions;
import io.backwise.catalog.exercise.PublishedExercise;
import io.backwise.catalog.vocabulary.Vocabulary;
import io.backwise.kit.outbox.OutboxEvent;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** The events of the catalogue. */
public final class CatalogueEvents {
    private static final String WITHDRAWN = "withdrawn";

    private CatalogueEvents() {}

    /** An exercise was published, or withdrawn, at this version. */
    public static OutboxEvent exerciseChanged(PublishedExercise published) {
        String slug = published.exercise().slug();
        boolean isWithdrawn = published.exercise().status().equals(WITHDRAWN);
        String fact = isWithdrawn ? WITHDRAWN : "published";
        String because = isWithdrawn && !published.reason().isEmpty() ? published.reason() : null;
        return new OutboxEvent(
                "exercise-changed",
                slug,
                "io.backwise.catalog.exercise." + fact + ".v1",
                slug + '/' + published.version(),
                new ExerciseV1(published.exercise(), published.version(), because));
    }

    /** The catalogue has new versions; comes after the exercises that its manifest names. */
    public static OutboxEvent rulesChanged(
            CatalogueVersions versions, Vocabulary vocabulary, Collection<PublishedExercise> exercises) {
        Map<String, Long> manifest = new TreeMap<>();
        exercises.forEach(it -> manifest.put(it.exercise().slug(), it.version()));
        return new OutboxEvent(
                "rules-changed",
                "rules",
                "io.backwise.catalog.rules.published.v1",
                Long.toString(versions.catalogVersion()),
                new RulesV1(
                        versions.rulesVersion(),
                        versions.catalogVersion(),
                        manifest,
                        vocabulary.conditions(),
                        vocabulary.traits(),
                        vocabulary.rules(),
                        vocabulary.redFlags(),
                        vocabulary.pathways()));
    }
}
