package io.backwise.catalog.browsing;

import io.backwise.catalog.exercise.ExerciseStore;
import io.backwise.kit.paging.Limit;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Pages through the exercises by slug, so that a page stays right while content changes. Only a search needs the database. */
@ApplicationScoped
class ListingExercises {
    private final ExerciseStore exercises;

    ListingExercises(ExerciseStore exercises) {
        this.exercises = exercises;
    }

    /** The page in bytes. */
    Uni<byte[]> list(PublishedContent content, ExerciseFilter filter, String after, Limit limit) {
        return filter.text().isEmpty()
                ? Uni.createFrom().item(content.page(filter, Optional.empty(), after, limit))
                : search(filter.text().get()).map(found -> content.page(filter, Optional.of(found), after, limit));
    }

    /** Words in any of their forms, which the database knows. */
    @WithSession
    Uni<List<String>> search(String text) {
        return exercises.search(text);
    }
}
