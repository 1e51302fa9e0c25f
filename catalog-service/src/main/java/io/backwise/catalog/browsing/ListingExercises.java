package io.backwise.catalog.browsing;

import io.backwise.catalog.exercise.ExerciseFilter;
import io.backwise.catalog.exercise.ExerciseStore;
import io.backwise.catalog.exercise.ExerciseSummary;
import io.backwise.kit.paging.Limit;
import io.backwise.kit.paging.Page;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Pages through the exercises by slug, so that a page stays right while content changes. */
@ApplicationScoped
class ListingExercises {
    private final ExerciseStore exercises;

    ListingExercises(ExerciseStore exercises) {
        this.exercises = exercises;
    }

    @WithSession
    Uni<Page<ExerciseSummary>> list(ExerciseFilter filter, String after, Limit limit) {
        return exercises
                .list(filter, after, limit.andOneMore())
                .map(found -> Page.of(found, limit, ExerciseSummary::slug));
    }
}
