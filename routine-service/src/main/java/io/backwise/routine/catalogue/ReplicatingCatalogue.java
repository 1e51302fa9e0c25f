package io.backwise.routine.catalogue;

import io.backwise.kit.consuming.Refusal;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
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

    private final ReplicaStore store;

    ReplicatingCatalogue(ReplicaStore store) {
        this.store = store;
    }

    @WithTransaction
    Uni<Void> exercises(List<ExerciseV1> exercises) {
        Map<String, ExerciseV1> newest = exercises.stream()
                .collect(Collectors.toMap(
                        ExerciseV1::slug, it -> it, BinaryOperator.maxBy(Comparator.comparing(ExerciseV1::version))));
        return store.lock().chain(() -> store.put(newest.values())).chain(this::activateIfComplete);
    }

    /** Rules with which nothing can be composed are refused, so that they keep none out that come later. */
    @WithTransaction
    Uni<List<Refusal<RulesV1>>> rules(List<RulesV1> rules) {
        return store.lock().chain(store::newestRules).chain(newest -> store.exercises()
                .chain(held -> {
                    List<Refusal<RulesV1>> refused = new ArrayList<>();
                    Optional<RulesV1> fit =
                            newestFit(rules, newest.map(RulesV1::catalogVersion).orElse(0L), held, refused);
                    return fit.map(store::put)
                            .orElseGet(() -> Uni.createFrom().voidItem())
                            .chain(this::activateIfComplete)
                            .replaceWith(refused);
                }));
    }

    /**
     * The newest that can be built, as far as can be told yet.
     *
     * @param known the version of the rules that are held: older ones come again, when exercises have moved on from them
     */
    private static Optional<RulesV1> newestFit(
            List<RulesV1> rules, long known, Map<String, ExerciseV1> held, List<Refusal<RulesV1>> refused) {
        for (RulesV1 it : rules.stream()
                .sorted(Comparator.comparing(RulesV1::catalogVersion).reversed())
                .toList()) {
            Optional<CatalogueDocument> broken = it.catalogVersion() <= known
                    ? Optional.empty()
                    : CatalogueDocument.of(it, held).filter(ReplicatingCatalogue::isBroken);
            if (broken.isEmpty()) {
                return Optional.of(it);
            }
            // Otherwise rules to which the later exercise belongs are on their way, and these are not missed.
            if (broken.get().isExact()) {
                refused.add(new Refusal<>(it, "cannot be built with the exercises of its manifest"));
            }
        }
        return Optional.empty();
    }

    private Uni<Void> activateIfComplete() {
        return store.newestRules()
                .chain(rules -> rules.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : isWanted(rules.get())
                                .chain(wanted -> wanted
                                        ? store.exercises().chain(held -> activate(rules.get(), held))
                                        : Uni.createFrom().voidItem()));
    }

    private Uni<Boolean> isWanted(RulesV1 rules) {
        return store.activeVersion()
                .chain(active -> active < rules.catalogVersion()
                        ? Uni.createFrom().item(true)
                        : store.isRebuilt(rules).map(rebuilt -> rebuilt && active <= rules.catalogVersion()));
    }

    private Uni<Void> activate(RulesV1 rules, Map<String, ExerciseV1> held) {
        Optional<CatalogueDocument> complete = CatalogueDocument.of(rules, held);
        if (complete.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        if (isBroken(complete.get())) {
            return store.discardRules();
        }
        LOG.infof(
                "catalogue %d is active, with %d exercises",
                rules.catalogVersion(), complete.get().exercises().size());
        return store.activate(complete.get());
    }

    /** It would leave nothing to compose with: the last good one stays. */
    private static boolean isBroken(CatalogueDocument document) {
        Optional<String> defect = document.defect();
        defect.ifPresent(it -> LOG.errorf(
                "catalogue %d is not activated: %s", (Long) document.rules().catalogVersion(), it));
        return defect.isPresent();
    }
}
