package io.backwise.catalog.editing;

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
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads what is published with the catalogue locked, and publishes the next version with the events that tell of it. */
@ApplicationScoped
class Publishing {
    private final CatalogueStore catalogue;
    private final ExerciseStore exercises;
    private final VocabularyStore vocabularies;
    private final Outbox outbox;

    Publishing(CatalogueStore catalogue, ExerciseStore exercises, VocabularyStore vocabularies, Outbox outbox) {
        this.catalogue = catalogue;
        this.exercises = exercises;
        this.vocabularies = vocabularies;
        this.outbox = outbox;
    }

    /** All that is published. */
    record Now(CatalogueVersions versions, Map<String, StoredExercise> exercises, StoredVocabulary rules) {
        Optional<StoredExercise> exercise(String slug) {
            return Optional.ofNullable(exercises.get(slug));
        }
    }

    /** The catalogue stays locked until the transaction ends. */
    Uni<Now> lock() {
        return catalogue.lock().chain(versions -> exercises.current().chain(all -> vocabularies
                .current()
                .map(rules -> new Now(
                        versions,
                        all.stream()
                                .collect(Collectors.toMap(
                                        it -> it.published().exercise().slug(), Function.identity())),
                        rules.orElseThrow(() -> Problem.unavailable("No content has been imported yet.")
                                .toException())))));
    }

    Uni<Void> publish(Now now, StoredExercise changed, String by) {
        CatalogueVersions versions = next(now.versions(), now.versions().rulesVersion());
        Map<String, PublishedExercise> all = published(now);
        all.put(changed.published().exercise().slug(), changed.published());
        return exercises
                .publish(changed, by, OffsetDateTime.now(ZoneOffset.UTC))
                .chain(() -> catalogue.write(versions))
                .chain(() -> outbox.appendAll(List.of(
                        CatalogueEvents.exerciseChanged(changed.published()),
                        CatalogueEvents.rulesChanged(
                                versions, now.rules().published().vocabulary(), all.values()))));
    }

    Uni<Void> publish(Now now, StoredVocabulary rules, String by) {
        CatalogueVersions versions = next(now.versions(), rules.published().rulesVersion());
        List<OutboxEvent> events = new ArrayList<>();
        events.add(CatalogueEvents.rulesChanged(
                versions, rules.published().vocabulary(), published(now).values()));
        return vocabularies
                .publish(rules, by, OffsetDateTime.now(ZoneOffset.UTC))
                .chain(() -> catalogue.write(versions))
                .chain(() -> outbox.appendAll(events));
    }

    private static CatalogueVersions next(CatalogueVersions now, long rulesVersion) {
        return new CatalogueVersions(now.contentVersion(), now.catalogVersion() + 1, rulesVersion);
    }

    private static Map<String, PublishedExercise> published(Now now) {
        Map<String, PublishedExercise> all = new TreeMap<>();
        now.exercises().forEach((slug, it) -> all.put(slug, it.published()));
        return all;
    }
}
