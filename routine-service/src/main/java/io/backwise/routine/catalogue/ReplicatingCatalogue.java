package io.backwise.routine.catalogue;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

    @WithTransaction
    Uni<Void> rules(List<RulesV1> rules) {
        RulesV1 newest = Collections.max(rules, Comparator.comparing(RulesV1::catalogVersion));
        return store.lock().chain(() -> store.put(newest)).chain(this::activateIfComplete);
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
                        : store.isRebuilding().map(rebuilding -> rebuilding && active <= rules.catalogVersion()));
    }

    private Uni<Void> activate(RulesV1 rules, Map<String, ExerciseV1> held) {
        Map<String, ExerciseV1> complete = new TreeMap<>();
        for (Map.Entry<String, Long> wanted : rules.manifest().entrySet()) {
            ExerciseV1 exercise = held.get(wanted.getKey());
            if (exercise == null || exercise.version() < wanted.getValue()) {
                return Uni.createFrom().voidItem();
            }
            complete.put(wanted.getKey(), exercise);
        }
        CatalogueDocument document = new CatalogueDocument(rules, List.copyOf(complete.values()));
        Optional<String> defect = defectOf(document);
        if (defect.isPresent()) {
            LOG.errorf("catalogue %d is not activated: %s", (Long) rules.catalogVersion(), defect.get());
            return Uni.createFrom().voidItem();
        }
        LOG.infof("catalogue %d is active, with %d exercises", rules.catalogVersion(), complete.size());
        return store.activate(document);
    }

    /** A set whose references do not resolve would leave nothing to compose with: the last good one stays. */
    private static Optional<String> defectOf(CatalogueDocument document) {
        try {
            new Catalogue(document);
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
