package io.backwise.catalog.content;

import io.backwise.catalog.catalogue.CatalogueStore;
import io.backwise.catalog.catalogue.CatalogueVersions;
import io.backwise.catalog.exercise.Exercise;
import io.backwise.catalog.exercise.ExerciseStore;
import io.backwise.catalog.exercise.Origin;
import io.backwise.catalog.exercise.PublishedExercise;
import io.backwise.catalog.exercise.StoredExercise;
import io.backwise.catalog.publication.CatalogueEvents;
import io.backwise.catalog.vocabulary.Condition;
import io.backwise.catalog.vocabulary.PublishedVocabulary;
import io.backwise.catalog.vocabulary.RedFlag;
import io.backwise.catalog.vocabulary.StoredVocabulary;
import io.backwise.catalog.vocabulary.Vocabulary;
import io.backwise.catalog.vocabulary.VocabularyStore;
import io.backwise.kit.json.Digest;
import io.backwise.kit.json.EventJson;
import io.backwise.kit.order.InOrder;
import io.backwise.kit.outbox.Outbox;
import io.backwise.kit.outbox.OutboxEvent;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Brings shipped content into the catalogue, once a content version, in one transaction with the events that announce
 * it. What an editor changed here stays; what is unchanged keeps its version.
 */
@ApplicationScoped
public class ImportingContent {
    private static final String BY = "content";

    private final CatalogueStore catalogue;
    private final ExerciseStore exercises;
    private final VocabularyStore vocabularies;
    private final Outbox outbox;
    private final EventJson json;
    private final Clock clock = Clock.systemUTC();

    ImportingContent(
            CatalogueStore catalogue,
            ExerciseStore exercises,
            VocabularyStore vocabularies,
            Outbox outbox,
            EventJson json) {
        this.catalogue = catalogue;
        this.exercises = exercises;
        this.vocabularies = vocabularies;
        this.outbox = outbox;
        this.json = json;
    }

    /** Imports unless this or a later content version was imported before; says what it changed. */
    @WithTransaction
    public Uni<ImportedContent> run(ShippedContent content) {
        return catalogue.lock().chain(versions -> {
            if (versions.contentVersion() >= content.version()) {
                return Uni.createFrom().item(ImportedContent.NOTHING);
            }
            return exercises.current().chain(current -> vocabularies
                    .current()
                    .chain(rules -> upgrade(content, versions, current, rules)));
        });
    }

    private Uni<ImportedContent> upgrade(
            ShippedContent content,
            CatalogueVersions before,
            List<StoredExercise> current,
            Optional<StoredVocabulary> currentRules) {
        Map<String, StoredExercise> bySlug = current.stream()
                .collect(Collectors.toMap(it -> it.published().exercise().slug(), Function.identity()));
        List<StoredExercise> changed = content.exercises().stream()
                .map(shipped -> next(shipped, Optional.ofNullable(bySlug.get(shipped.slug()))))
                .flatMap(Optional::stream)
                .toList();
        Optional<StoredVocabulary> changedRules = nextRules(content, before, currentRules);
        long rulesVersion =
                changedRules.map(it -> it.published().rulesVersion()).orElse(before.rulesVersion());
        boolean anything = !changed.isEmpty() || changedRules.isPresent();
        CatalogueVersions after =
                new CatalogueVersions(content.version(), before.catalogVersion() + (anything ? 1 : 0), rulesVersion);
        ImportedContent imported =
                new ImportedContent(changed.size(), changedRules.isPresent(), before.contentVersion() == 0);
        Uni<Void> written = write(changed, changedRules).chain(() -> catalogue.write(after));
        if (!anything) {
            return written.replaceWith(imported);
        }
        return written.chain(() -> outbox.appendAll(events(
                        after,
                        changed,
                        bySlug,
                        changedRules.or(() -> currentRules).orElseThrow())))
                .replaceWith(imported);
    }

    private Uni<Void> write(List<StoredExercise> changed, Optional<StoredVocabulary> changedRules) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        Uni<Void> written = InOrder.each(changed, exercise -> exercises.publish(exercise, BY, now));
        if (changedRules.isEmpty()) {
            return written;
        }
        return written.chain(() -> vocabularies.publish(changedRules.get(), BY, now));
    }

    private static List<OutboxEvent> events(
            CatalogueVersions versions,
            List<StoredExercise> changed,
            Map<String, StoredExercise> before,
            StoredVocabulary rules) {
        Map<String, PublishedExercise> all = new TreeMap<>();
        before.values().forEach(it -> all.put(it.published().exercise().slug(), it.published()));
        changed.forEach(it -> all.put(it.published().exercise().slug(), it.published()));
        List<OutboxEvent> events = new ArrayList<>();
        changed.forEach(it -> events.add(CatalogueEvents.exerciseChanged(it.published())));
        events.add(CatalogueEvents.rulesChanged(versions, rules.published().vocabulary(), all.values()));
        return events;
    }

    /** The version that the shipped text becomes; empty when nothing changes. */
    private Optional<StoredExercise> next(Exercise shipped, Optional<StoredExercise> current) {
        String digest = Digest.of(json.write(shipped));
        if (current.isPresent()
                && (current.get().origin() == Origin.EDITOR
                        || current.get().contentDigest().equals(digest))) {
            return Optional.empty();
        }
        long version = 1 + current.map(it -> it.published().version()).orElse(0L);
        return Optional.of(new StoredExercise(new PublishedExercise(shipped, version, ""), Origin.CONTENT, digest));
    }

    /**
     * People have them on record: without their rules nothing could be composed for those people, nor shown to them.
     *
     * @throws IllegalStateException when the content lacks a condition or a red flag that is known
     */
    private static void expectAllOf(Vocabulary known, ShippedContent content) {
        Set<String> lost = Stream.concat(
                        known.conditions().stream().map(Condition::slug),
                        known.redFlags().stream().map(RedFlag::id))
                .collect(Collectors.toCollection(TreeSet::new));
        content.vocabulary().conditions().forEach(it -> lost.remove(it.slug()));
        content.vocabulary().redFlags().forEach(it -> lost.remove(it.id()));
        if (!lost.isEmpty()) {
            throw new IllegalStateException("content version " + content.version() + " lacks " + String.join(", ", lost)
                    + ", which people have on record: a condition or red flag is never taken away");
        }
    }

    private Optional<StoredVocabulary> nextRules(
            ShippedContent content, CatalogueVersions before, Optional<StoredVocabulary> current) {
        String digest = Digest.of(json.write(content.vocabulary()));
        if (current.isPresent()
                && (current.get().origin() == Origin.EDITOR
                        || current.get().contentDigest().equals(digest))) {
            return Optional.empty();
        }
        current.ifPresent(it -> expectAllOf(it.published().vocabulary(), content));
        return Optional.of(new StoredVocabulary(
                new PublishedVocabulary(content.vocabulary(), before.rulesVersion() + 1), Origin.CONTENT, digest));
    }
}
