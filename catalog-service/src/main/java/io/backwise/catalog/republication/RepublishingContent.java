package io.backwise.catalog.republication;

import io.backwise.catalog.catalogue.CatalogueStore;
import io.backwise.catalog.catalogue.CatalogueVersions;
import io.backwise.catalog.exercise.ExerciseStore;
import io.backwise.catalog.exercise.PublishedExercise;
import io.backwise.catalog.exercise.StoredExercise;
import io.backwise.catalog.publication.CatalogueEvents;
import io.backwise.catalog.vocabulary.StoredVocabulary;
import io.backwise.catalog.vocabulary.VocabularyStore;
import io.backwise.kit.outbox.Outbox;
import io.backwise.kit.outbox.OutboxEvent;
import io.backwise.kit.problem.Problem;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Announces every exercise and the rules again, at the versions and under the ids that they have. */
@ApplicationScoped
class RepublishingContent {
    private final CatalogueStore catalogue;
    private final ExerciseStore exercises;
    private final VocabularyStore vocabularies;
    private final Outbox outbox;

    RepublishingContent(
            CatalogueStore catalogue, ExerciseStore exercises, VocabularyStore vocabularies, Outbox outbox) {
        this.catalogue = catalogue;
        this.exercises = exercises;
        this.vocabularies = vocabularies;
        this.outbox = outbox;
    }

    @WithTransaction
    Uni<Republication> publish() {
        return catalogue.lock().chain(versions -> exercises.current().chain(all -> vocabularies
                .current()
                .map(it -> it.orElseThrow(() ->
                        Problem.unavailable("No content has been imported yet.").toException()))
                .chain(vocabulary -> announce(events(versions, all, vocabulary)))));
    }

    private Uni<Republication> announce(List<OutboxEvent> events) {
        return outbox.appendAll(events).replaceWith(new Republication(events.size()));
    }

    private static List<OutboxEvent> events(
            CatalogueVersions versions, List<StoredExercise> stored, StoredVocabulary vocabulary) {
        List<PublishedExercise> all =
                stored.stream().map(StoredExercise::published).toList();
        List<OutboxEvent> events = new ArrayList<>();
        all.forEach(it -> events.add(CatalogueEvents.exerciseChanged(it)));
        events.add(CatalogueEvents.rulesChanged(versions, vocabulary.published().vocabulary(), all));
        return events;
    }
}
