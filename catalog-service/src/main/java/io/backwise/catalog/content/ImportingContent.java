package io.backwise.catalog.content;

import io.backwise.catalog.catalogue.CatalogueStore;
import io.backwise.catalog.catalogue.CatalogueVersions;
import io.backwise.catalog.exercise.ExerciseStore;
import io.backwise.catalog.publication.CatalogueEvents;
import io.backwise.catalog.vocabulary.Condition;
import io.backwise.catalog.vocabulary.RedFlag;
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
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Brings shipped content into the catalogue, once a content version, in one transaction with the events that announce
 * it. What an editor changed here stays, a whole exercise or an entry of the rule set; what is unchanged keeps its version.
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

    /**
     * Imports unless this or a later content version was imported before; says what it changed. What is refused may be
     * imported under the same version, once it resolves.
     */
    @WithTransaction
    public Uni<ContentImport> run(ShippedContent content) {
        return catalogue
                .lock()
                .chain(versions -> versions.contentVersion() >= content.version()
                        ? Uni.createFrom().item(ContentImport.NOTHING)
                        : before(versions).chain(before -> upgrade(content, before)));
    }

    private Uni<Upgrade.Before> before(CatalogueVersions versions) {
        return exercises.current().chain(current -> vocabularies.current().chain(rules -> vocabularies
                .shipped()
                .map(shipped -> new Upgrade.Before(
                        versions,
                        current.stream()
                                .collect(Collectors.toMap(
                                        it -> it.published().exercise().slug(), Function.identity())),
                        rules,
                        shipped.orElse(Vocabulary.NONE)))));
    }

    private Uni<ContentImport> upgrade(ShippedContent content, Upgrade.Before before) {
        Upgrade upgrade = Upgrade.of(content, before, it -> Digest.of(json.write(it)));
        expectAllOf(before.vocabulary(), upgrade);
        List<String> unresolved = upgrade.unresolved();
        if (!unresolved.isEmpty()) {
            return Uni.createFrom().item(new ContentImport.Refused(unresolved));
        }
        return write(content, upgrade)
                .replaceWith(new ContentImport.Imported(
                        upgrade.exercises().size(), upgrade.rules().isPresent(), upgrade.passedOver()));
    }

    private Uni<Void> write(ShippedContent content, Upgrade upgrade) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return InOrder.each(upgrade.exercises(), exercise -> exercises.publish(exercise, BY, now))
                .chain(() -> upgrade.rules()
                        .map(it -> vocabularies.publish(it, BY, now))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(() -> vocabularies.keepShipped(content.vocabulary()))
                .chain(() -> catalogue.write(upgrade.versions()))
                .chain(() -> outbox.appendAll(events(upgrade)));
    }

    private static List<OutboxEvent> events(Upgrade upgrade) {
        List<OutboxEvent> events = new ArrayList<>();
        upgrade.exercises().forEach(it -> events.add(CatalogueEvents.exerciseChanged(it.published())));
        if (upgrade.hasNews()) {
            events.add(CatalogueEvents.rulesChanged(
                    upgrade.versions(),
                    upgrade.result().rules().vocabulary(),
                    upgrade.result().exercises()));
        }
        return events;
    }

    /**
     * People have them on record: without their rules nothing could be composed for those people, nor shown to them.
     *
     * @throws IllegalStateException when a condition or a red flag that is known would be gone
     */
    private static void expectAllOf(Vocabulary known, Upgrade upgrade) {
        Set<String> lost = Stream.concat(
                        known.conditions().stream().map(Condition::slug),
                        known.redFlags().stream().map(RedFlag::id))
                .collect(Collectors.toCollection(TreeSet::new));
        Vocabulary next = upgrade.result().rules().vocabulary();
        next.conditions().forEach(it -> lost.remove(it.slug()));
        next.redFlags().forEach(it -> lost.remove(it.id()));
        if (!lost.isEmpty()) {
            throw new IllegalStateException(
                    "content version " + upgrade.versions().contentVersion() + " lacks "
                            + String.join(", ", lost)
                            + ", which people have on record: a condition or red flag is never taken away");
        }
    }
}
