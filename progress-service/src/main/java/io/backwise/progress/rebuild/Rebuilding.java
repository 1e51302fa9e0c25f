package io.backwise.progress.rebuild;

import com.fasterxml.jackson.databind.JsonNode;
import io.backwise.kit.json.EventJson;
import io.backwise.kit.privacy.Tombstones;
import io.backwise.kit.problem.Problem;
import io.backwise.progress.rebuild.RebuildStore.Coverage;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Rebuilds the read model while it is read: facts that are published again, and those that are new, are entered in a model
 * beside it; once the topics are consumed up to where the publishing ended, the two are swapped.
 */
@ApplicationScoped
class Rebuilding {
    private static final Logger LOG = Logger.getLogger(Rebuilding.class);
    private static final String MIGRATED = "The database was migrated meanwhile: begin again.";
    private static final String LEFT = "Nobody said that all was published: begin again.";

    private final RebuildStore store;
    private final FeedOffsets offsets;
    private final Tombstones tombstones;
    private final EventJson json;
    private final Duration patience;

    /** @param patience within which what is rebuilt has to be published */
    Rebuilding(
            RebuildStore store,
            FeedOffsets offsets,
            Tombstones tombstones,
            EventJson json,
            @ConfigProperty(name = "backwise.rebuild.patience", defaultValue = "24h") Duration patience) {
        this.patience = patience;
        this.store = store;
        this.offsets = offsets;
        this.tombstones = tombstones;
        this.json = json;
    }

    /**
     * Begins with an empty model; one that is being built begins again.
     *
     * @throws io.backwise.kit.problem.ProblemException 404 for a patient who was erased
     */
    Uni<RebuildView> begin(Optional<UUID> patient) {
        return Panache.withTransaction(() -> isErased(patient).chain(erased -> {
                    if (erased) {
                        throw Problem.notFound().toException();
                    }
                    return store.lock().chain(() -> store.begin(patient));
                }))
                .invoke(() ->
                        LOG.infof("the read model of %s is built anew", patient.isPresent() ? "a patient" : "all"))
                .chain(this::read);
    }

    /**
     * Everything has been published again: swaps as soon as that is consumed.
     *
     * @param number of the rebuild that is meant; empty for whichever goes on
     * @throws io.backwise.kit.problem.ProblemException 409 when that rebuild does not go on
     */
    Uni<RebuildView> complete(Optional<Long> number) {
        return Panache.withTransaction(store::read)
                .invoke(it -> goesOn(it, number))
                .chain(meant -> offsets.ends()
                        .chain(ends -> Panache.withTransaction(() -> store.lock()
                                .invoke(it -> sameAs(meant.number(), it))
                                .chain(() -> store.catchUp(json.write(ends))))))
                .chain(this::read);
    }

    private static void goesOn(RebuildStore.Rebuild it, Optional<Long> number) {
        if (!it.isOn()) {
            throw Problem.conflict("no-rebuild", "No rebuild goes on.").toException();
        }
        number.ifPresent(meant -> sameAs(meant, it));
    }

    /** The ends were asked for one rebuild; another that began meanwhile has published nothing yet. */
    private static void sameAs(long meant, RebuildStore.Rebuild it) {
        if (!it.isOn() || it.number() != meant) {
            throw Problem.conflict("no-rebuild", "This rebuild does not go on any more.")
                    .toException();
        }
    }

    Uni<RebuildView> read() {
        return Panache.withTransaction(store::read)
                .chain(it -> it.state().equals("catching-up")
                        ? behind(it).map(behind -> RebuildView.of(it, behind))
                        : Uni.createFrom().item(RebuildView.of(it, 0)));
    }

    private Uni<Boolean> isErased(Optional<UUID> patient) {
        return patient.isEmpty() ? Uni.createFrom().item(false) : tombstones.isErased(patient.get());
    }

    /** Why it comes to nothing, if it does: of somebody who was erased nothing is built, and nothing says who it was. */
    private Uni<Optional<String>> moot(RebuildStore.Rebuild it) {
        if (!it.isOn()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return isErased(it.patient())
                .chain(erased -> erased
                        ? Uni.createFrom().item(Optional.of("The patient was erased meanwhile."))
                        : store.isOfThisShape()
                                .chain(same ->
                                        same ? left(it) : Uni.createFrom().item(Optional.of(MIGRATED))));
    }

    /** Each fact is entered twice while it goes on: not for ever, when whoever began it went away. */
    private Uni<Optional<String>> left(RebuildStore.Rebuild it) {
        return it.state().equals("building")
                ? store.isOlderThan(patience).map(old -> old ? Optional.of(LEFT) : Optional.empty())
                : Uni.createFrom().item(Optional.empty());
    }

    private Uni<RebuildStore.Rebuild> unlessMoot(RebuildStore.Rebuild seen) {
        return moot(seen)
                .chain(why -> why.isEmpty()
                        ? Uni.createFrom().item(seen)
                        : whenStill(seen, it -> giveUp(why.get())).chain(store::read));
    }

    private Uni<Void> giveUp(String why) {
        LOG.warnf("the read model that was built anew is dropped: %s", why);
        return store.giveUp(why);
    }

    /** Holds it alone, and does nothing when it is not where it was. */
    private Uni<Void> whenStill(RebuildStore.Rebuild seen, Function<RebuildStore.Rebuild, Uni<Void>> work) {
        return store.lock()
                .chain(it ->
                        it.isStill(seen) ? work.apply(it) : Uni.createFrom().voidItem());
    }

    /** Swaps when everything is consumed; whichever replica sees it first. */
    Uni<Void> swapWhenCaughtUp() {
        return Panache.withTransaction(() -> store.read().chain(this::unlessMoot))
                .chain(it -> !it.state().equals("catching-up")
                        ? Uni.createFrom().voidItem()
                        : behind(it)
                                .chain(behind -> behind > 0
                                        ? Uni.createFrom().voidItem()
                                        : compare(it).chain(() -> Panache.withTransaction(() -> swap(it)))));
    }

    /** Compares the two models of everybody, some patients at a time, while facts are entered in both. */
    private Uni<Void> compare(RebuildStore.Rebuild seen) {
        if (seen.patient().isPresent()) {
            return Uni.createFrom().voidItem();
        }
        Uni<Void> begun = seen.isComparing()
                ? Uni.createFrom().voidItem()
                : Panache.withTransaction(() -> whenStill(seen, it -> store.beginComparing()));
        return begun.chain(() -> all(() -> Panache.withTransaction(store::compare)));
    }

    private static Uni<Void> all(Supplier<Uni<Boolean>> some) {
        return Uni.createFrom()
                .deferred(some::get)
                .repeat()
                .whilst(more -> more)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> swap(RebuildStore.Rebuild seen) {
        return whenStill(seen, it -> moot(it).chain(why -> why.isPresent()
                ? giveUp(why.get())
                // Of whom something was entered since they were compared; none more now, since nobody else holds it.
                : all(store::compare).chain(() -> swapIfWhole(it))));
    }

    /** Who says too early that all was published must not take from everybody what they have. */
    private Uni<Void> swapIfWhole(RebuildStore.Rebuild it) {
        Uni<Coverage> coverage =
                it.patient().isPresent() ? store.coverage(it.patient().get()) : store.coverage();
        return coverage.chain(found -> found.isWhole()
                ? store.swap(it.patient())
                        .invoke(differed ->
                                LOG.infof("the rebuilt read model is read now; it differs for %d patients", differed))
                        .replaceWithVoid()
                : giveUp("Nothing was published of %d of %d patients.".formatted(found.unknown(), found.patients())));
    }

    private Uni<Long> behind(RebuildStore.Rebuild it) {
        JsonNode targets = json.stored(it.targets(), JsonNode.class);
        return offsets.consumed().map(consumed -> behind(targets, consumed));
    }

    private static long behind(JsonNode targets, Map<String, Long> consumed) {
        Map<String, Long> missing = new TreeMap<>();
        targets.fields()
                .forEachRemaining(target -> missing.put(
                        target.getKey(),
                        Math.max(0, target.getValue().longValue() - consumed.getOrDefault(target.getKey(), 0L))));
        return missing.values().stream().mapToLong(Long::longValue).sum();
    }
}
