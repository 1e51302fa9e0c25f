package io.backwise.catalog.browsing;

import io.backwise.catalog.exercise.ExerciseVersion;
import io.backwise.catalog.exercise.HistoryStore;
import io.backwise.kit.paging.Limit;
import io.backwise.kit.paging.Page;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Pages through the versions of an exercise. */
@ApplicationScoped
class ReadingHistory {
    private final HistoryStore history;

    ReadingHistory(HistoryStore history) {
        this.history = history;
    }

    @WithSession
    Uni<Page<ExerciseVersion>> page(String slug, long below, Limit limit) {
        return history.versions(slug, below, limit.andOneMore())
                .map(found -> Page.of(found, limit, it -> Long.toString(it.version())));
    }
}
