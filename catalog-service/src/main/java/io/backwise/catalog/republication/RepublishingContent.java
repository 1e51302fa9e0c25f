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
import java.util.Optional;

/** Announces every exercise and the rules again, or one exercise, at the versions and under the ids that they have. */
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

    /** @throws io.backwise.kit.problem.ProblemException 400 when there is no such exercise */
    @WithTransaction
    Uni<Republication> publish(Optional<String> exercise) {
        return catalogue.lock().chain(versions -> exercises.current().chain(all -> exercise.map(
                        slug -> announce(one(all, slug)))
                .orElseGet(() -> everything(versions, all))));
    }

    private Uni<Republication> everything(CatalogueVersions versions, List<StoredExercise> all) {
        return vocabularies
                .current()
                .map(it -> it.orElseThrow(() ->
                        Problem.unavailable("No content has been imported yet.").toException()))
                .chain(vocabulary -> announce(events(versions, all, vocabulary)));
    }

    private Uni<Republication> announce(List<OutboxEvent> events) {
        return outbox.appendAll(events).replaceWith(new Republication(events.size()));
    }

    private static List<OutboxEvent> one(List<StoredExercise> all, String slug) {
        return all.stream()
                .map(StoredExercise::published)
                .filter(it -> it.exercise().slug().equals(slug))
                .findFirst()
                .map(it -> List.of(CatalogueEvents.exerciseChanged(it)))
                .orElseThrow(() -> Problem.invalid("exercise", "must be the slug of a published exercise")
                        .toException());
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
