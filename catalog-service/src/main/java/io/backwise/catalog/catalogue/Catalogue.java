package io.backwise.catalog.catalogue;

import io.backwise.catalog.exercise.PublishedExercise;
import io.backwise.catalog.vocabulary.PublishedVocabulary;
import io.backwise.screening.ScreeningEngine;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One consistent set of exercises and rules. Immutable. */
public final class Catalogue {
    private final CatalogueVersions versions;
    private final Map<String, PublishedExercise> exercises = new LinkedHashMap<>();
    private final PublishedVocabulary vocabulary;
    private final ScreeningEngine engine;

    public Catalogue(
            CatalogueVersions versions, Collection<PublishedExercise> published, PublishedVocabulary vocabulary) {
        this.versions = versions;
        this.vocabulary = vocabulary;
        published.forEach(it -> exercises.put(it.exercise().slug(), it));
        this.engine = ScreeningTerms.engine(vocabulary, published);
    }

    public CatalogueVersions versions() {
        return versions;
    }

    public PublishedVocabulary vocabulary() {
        return vocabulary;
    }

    public ScreeningEngine engine() {
        return engine;
    }

    /** The exercise of this name, whatever its status. */
    public Optional<PublishedExercise> exercise(String slug) {
        return Optional.ofNullable(exercises.get(slug));
    }

    /** All of them, by slug. */
    public Collection<PublishedExercise> exercises() {
        return java.util.Collections.unmodifiableCollection(exercises.values());
    }
}
