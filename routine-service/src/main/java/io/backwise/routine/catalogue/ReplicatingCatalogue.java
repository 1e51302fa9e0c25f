package io.backwise.routine.catalogue;

import io.backwise.kit.consuming.Refusal;
import io.backwise.kit.outbox.Displaced;
import io.backwise.kit.outbox.Outbox;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Keeps what the catalogue publishes, and activates a version once every exercise of its manifest is held at that
 * version or a later one. Until then the last active version serves.
 */
@ApplicationScoped
class ReplicatingCatalogue {
    private static final Logger LOG = Logger.getLogger(ReplicatingCatalogue.class);
    private static final String MISFIT = "cannot be built with the exercises of its manifest";

    private final ReplicaStore store;
    private final Outbox outbox;

    ReplicatingCatalogue(ReplicaStore store, Outbox outbox) {
        this.store = store;
        this.outbox = outbox;
    }

    /**
     * What became of rules.
     *
     * @param refused cannot be built, which was known when they came
     * @param displaced were held, and turned out not to fit
     */
    record Taken(List<Refusal<RulesV1>> refused, List<Displaced> displaced) {}

    /** Gives rules that were held and turned out not to fit. */
    @WithTransaction
    Uni<List<Displaced>> exercises(List<ExerciseV1> exercises) {
        return store.lock()
                .chain(rebuilding -> store.put(newest(exercises, rebuilding)))
                .chain(this::activateIfComplete);
    }

    /** Of each the latest version; while a rebuild goes on the one that was published last, as the store takes them. */
    private static Collection<ExerciseV1> newest(List<ExerciseV1> exercises, boolean rebuilding) {
        BinaryOperator<ExerciseV1> later = BinaryOperator.maxBy(Comparator.comparing(ExerciseV1::version));
        return exercises.stream()
                .collect(Collectors.toMap(ExerciseV1::slug, it -> it, rebuilding ? (one, other) -> other : later))
                .values();
    }

    /** Rules with which nothing can be composed are refused, so that they keep none out that come later. */
    @WithTransaction
    Uni<Taken> rules(List<RulesV1> rules) {
        return store.lock().chain(rebuilding -> store.newestRules()
                .chain(newest -> store.exercises().chain(held -> {
                    List<Refusal<RulesV1>> refused = new ArrayList<>();
                    Optional<RulesV1> fit = newestFit(
                            newestFirst(rules, rebuilding),
                            newest.map(RulesV1::catalogVersion).orElse(0L),
                            held,
                            refused);
                    return fit.map(store::put)
                            .orElseGet(() -> Uni.createFrom().voidItem())
                            .chain(this::activateIfComplete)
                            .map(displaced -> new Taken(refused, displaced));
                })));
    }

    private static List<RulesV1> newestFirst(List<RulesV1> rules, boolean rebuilding) {
        return rebuilding
                ? rules.reversed()
                : rules.stream()
                        .sorted(Comparator.comparing(RulesV1::catalogVersion).reversed())
                        .toList();
    }

    /**
     * The newest that can be built, as far as can be told yet.
     *
     * @param rules the newest first
     * @param known the version of the rules that are held: older ones come again, when exercises have moved on from them
     */
    private static Optional<RulesV1> newestFit(
            List<RulesV1> rules, long known, Map<String, ExerciseV1> held, List<Refusal<RulesV1>> refused) {
        for (RulesV1 it : rules) {
            Optional<CatalogueDocument> broken = it.catalogVersion() <= known
                    ? Optional.empty()
                    : CatalogueDocument.of(it, held).filter(ReplicatingCatalogue::isBroken);
            if (broken.isEmpty()) {
                return Optional.of(it);
            }
            // Otherwise rules to which the later exercise belongs are on their way, and these are not missed.
            if (broken.get().isExact()) {
                refused.add(new Refusal<>(it, MISFIT));
            }
        }
        return Optional.empty();
    }

    private Uni<List<Displaced>> activateIfComplete() {
        return store.newestRules()
                .chain(rules -> rules.isEmpty()
                        ? Uni.createFrom().item(List.of())
                        : isWanted(rules.get())
                                .chain(wanted -> wanted
                                        ? store.exercises().chain(held -> activate(rules.get(), held))
                                        : Uni.createFrom().item(List.of())));
    }

    /** A later version; by a rebuild whatever the catalogue says now, which may be the earlier one of a backup. */
    private Uni<Boolean> isWanted(RulesV1 rules) {
        return store.activeVersion()
                .chain(active ->
                        active < rules.catalogVersion() ? Uni.createFrom().item(true) : store.isRebuilt(rules));
    }

    private Uni<List<Displaced>> activate(RulesV1 rules, Map<String, ExerciseV1> held) {
        Optional<CatalogueDocument> complete = CatalogueDocument.of(rules, held);
        if (complete.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        if (isBroken(complete.get())) {
            // Otherwise rules to which a later exercise belongs are on their way, and these are not missed.
            List<Displaced> misfit = complete.get().isExact() ? List.of(store.displaced(rules, MISFIT)) : List.of();
            return store.discardRules().chain(() -> outbox.putAside(misfit)).replaceWith(misfit);
        }
        LOG.infof(
                "catalogue %d is active, with %d exercises",
                rules.catalogVersion(), complete.get().exercises().size());
        return store.activate(complete.get()).replaceWith(List.of());
    }

    /** It would leave nothing to compose with: the last good one stays. */
    private static boolean isBroken(CatalogueDocument document) {
        Optional<String> defect = document.defect();
        defect.ifPresent(it -> LOG.errorf(
                "catalogue %d is not activated: %s", (Long) document.rules().catalogVersion(), it));
        return defect.isPresent();
    }
}
