package io.backwise.catalog.catalogue;

import io.backwise.catalog.exercise.ExerciseStore;
import io.backwise.catalog.exercise.StoredExercise;
import io.backwise.catalog.vocabulary.VocabularyStore;
import io.backwise.kit.problem.Problem;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Holds the catalogue that requests are answered from. Another replica may change the database, so it looks for a new
 * version each second; a database that is away leaves the last one standing.
 */
@ApplicationScoped
public class CurrentCatalogue {
    private final CatalogueStore versions;
    private final ExerciseStore exercises;
    private final VocabularyStore vocabularies;
    private volatile Optional<Catalogue> current = Optional.empty();

    CurrentCatalogue(CatalogueStore versions, ExerciseStore exercises, VocabularyStore vocabularies) {
        this.versions = versions;
        this.exercises = exercises;
        this.vocabularies = vocabularies;
    }

    /** Whether there is one. */
    public boolean isLoaded() {
        return current.isPresent();
    }

    /**
     * The catalogue now.
     *
     * @throws io.backwise.kit.problem.ProblemException 503 before the first was loaded
     */
    public Catalogue get() {
        return current.orElseThrow(
                () -> Problem.unavailable("The catalogue is being loaded.").toException());
    }

    /** Loads the catalogue again when its version has changed. */
    @WithTransaction
    public Uni<Void> refresh() {
        return versions.read().chain(now -> {
            boolean known = current.filter(it -> it.versions().equals(now)).isPresent();
            return known || now.catalogVersion() == 0 ? Uni.createFrom().voidItem() : load(now);
        });
    }

    /** For who has just changed something, to see it in the next answer; when that fails, the next second brings it. */
    public Uni<Void> look() {
        return refresh().onFailure().recoverWithNull();
    }

    private Uni<Void> load(CatalogueVersions now) {
        return exercises
                .current()
                .chain(all -> vocabularies
                        .current()
                        .map(rules -> new Catalogue(
                                now,
                                all.stream().map(StoredExercise::published).toList(),
                                rules.orElseThrow().published())))
                .invoke(catalogue -> current = Optional.of(catalogue))
                .replaceWithVoid();
    }
}
