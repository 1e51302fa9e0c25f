package io.backwise.catalog.browsing;

import io.backwise.catalog.exercise.ExerciseVersion;
import io.backwise.catalog.exercise.HistoryStore;
import io.backwise.catalog.vocabulary.RulesVersion;
import io.backwise.catalog.vocabulary.VocabularyStore;
import io.backwise.kit.paging.Limit;
import io.backwise.kit.paging.Page;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Pages through the versions of an exercise and of the rule set. */
@ApplicationScoped
class ReadingHistory {
    private final HistoryStore history;
    private final VocabularyStore vocabularies;

    ReadingHistory(HistoryStore history, VocabularyStore vocabularies) {
        this.history = history;
        this.vocabularies = vocabularies;
    }

    @WithSession
    Uni<Page<ExerciseVersion>> page(String slug, long below, Limit limit) {
        return history.versions(slug, below, limit.andOneMore())
                .map(found -> Page.of(found, limit, it -> Long.toString(it.version())));
    }

    @WithSession
    Uni<Page<RulesVersion>> rules(long below, Limit limit) {
        return vocabularies
                .versions(below, limit.andOneMore())
                .map(found -> Page.of(found, limit, it -> Long.toString(it.rulesVersion())));
    }
}
