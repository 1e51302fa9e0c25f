package io.backwise.routine.catalogue;

import io.backwise.kit.fault.HaltPoint;
import io.backwise.kit.json.EventJson;
import io.backwise.kit.outbox.Displaced;
import io.backwise.kit.outbox.OutboxEvent;
import io.backwise.kit.store.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was received of the catalogue, and the version of it that is active. */
@ApplicationScoped
class ReplicaStore {
    private static final String PUT_EXERCISES = """
            INSERT INTO replica_exercise (slug, version, body, generation)
            SELECT come.*, replica_lock.generation
            FROM unnest(cast(:slugs AS text[]), cast(:versions AS bigint[]), cast(:bodies AS text[])) AS come, replica_lock
            ON CONFLICT (slug) DO UPDATE
            SET version = excluded.version, body = excluded.body, generation = excluded.generation
            WHERE replica_exercise.version < excluded.version OR (SELECT rebuilding FROM replica_lock)
            """;
    private static final String PUT_RULES = """
            INSERT INTO replica_rules (id, catalog_version, body, generation)
            SELECT 1, cast(:version AS bigint), cast(:body AS text), generation FROM replica_lock
            ON CONFLICT (id) DO UPDATE
            SET catalog_version = excluded.catalog_version, body = excluded.body, generation = excluded.generation
            WHERE replica_rules.catalog_version < excluded.catalog_version OR (SELECT rebuilding FROM replica_lock)
            """;
    private static final String ACTIVATE = """
            INSERT INTO active_catalogue (id, catalog_version, body) VALUES (1, :version, :body)
            ON CONFLICT (id) DO UPDATE SET catalog_version = excluded.catalog_version, body = excluded.body
            """;
    /** Plans that were screened with a later version than the catalogue has now, since it came back from a backup, are due anew. */
    private static final String SCREENED =
            "UPDATE plan SET screened_with = 0 WHERE screened_with > :version AND status IN ('active', 'suspended')";

    /** Of the row of {@code replica_lock}: whether a rebuild goes on that lacks nothing of the manifest. */
    private static final String REBUILT = """
            (rebuilding
                AND EXISTS (SELECT 1 FROM replica_rules AS it WHERE it.generation = replica_lock.generation)
                AND NOT EXISTS (
                    SELECT wanted FROM unnest(cast(:manifest AS text[])) AS wanted
                    EXCEPT SELECT slug FROM replica_exercise AS it WHERE it.generation = replica_lock.generation))
            """;

    private static final String ACTIVATED =
            "UPDATE replica_lock SET activations = activations + 1, rebuilding =" + " rebuilding AND NOT " + REBUILT;
    private static final String VIEW = """
            SELECT rebuilding, coalesce((SELECT catalog_version FROM active_catalogue), 0),
                (SELECT count(*) FROM replica_exercise AS it
                    WHERE NOT rebuilding OR it.generation = replica_lock.generation)
            FROM replica_lock
            """;

    private final EventJson json;

    ReplicaStore(EventJson json) {
        this.json = json;
    }

    /**
     * One writer at a time, whatever replica and topic: a complete set must not be missed between two of them.
     *
     * @return whether a rebuild goes on
     */
    Uni<Boolean> lock() {
        return Sql.values("SELECT rebuilding FROM replica_lock WHERE id = 1 FOR UPDATE", Boolean.class, Map.of())
                .map(List::getFirst);
    }

    /**
     * Keeps each of these exercises, whose slugs differ, unless the same or a later version is held. While a rebuild goes on
     * whatever comes is taken, in the order in which it was published: that what is held is right, or later, is what the rebuild
     * doubts. What the catalogue has said before the rebuild, and comes now, is followed by what it says again.
     */
    Uni<Void> put(Collection<ExerciseV1> exercises) {
        return Sql.update(
                        PUT_EXERCISES,
                        Map.of(
                                "slugs",
                                        exercises.stream().map(ExerciseV1::slug).toArray(String[]::new),
                                "versions",
                                        exercises.stream()
                                                .map(ExerciseV1::version)
                                                .toArray(Long[]::new),
                                "bodies", exercises.stream().map(json::write).toArray(String[]::new)))
                .invoke(HaltPoint.FACTS_WRITTEN::pass)
                .replaceWithVoid();
    }

    /** Keeps the rules, as the exercises. */
    Uni<Void> put(RulesV1 rules) {
        return Sql.update(PUT_RULES, Map.of("version", rules.catalogVersion(), "body", json.write(rules)))
                .invoke(HaltPoint.FACTS_WRITTEN::pass)
                .replaceWithVoid();
    }

    Uni<Optional<RulesV1>> newestRules() {
        return Sql.value("SELECT body FROM replica_rules", String.class, Map.of())
                .map(it -> it.map(body -> json.stored(body, RulesV1.class)));
    }

    Uni<Map<String, ExerciseV1>> exercises() {
        return Sql.values("SELECT body FROM replica_exercise", String.class, Map.of())
                .map(bodies -> bodies.stream()
                        .map(it -> json.stored(it, ExerciseV1.class))
                        .collect(Collectors.toMap(ExerciseV1::slug, Function.identity())));
    }

    /** The active version; 0 before the first. */
    Uni<Long> activeVersion() {
        return Sql.value("SELECT catalog_version FROM active_catalogue", Long.class, Map.of())
                .map(it -> it.orElse(0L));
    }

    Uni<Optional<CatalogueDocument>> active() {
        return Sql.value("SELECT body FROM active_catalogue", String.class, Map.of())
                .map(it -> it.map(body -> json.stored(body, CatalogueDocument.class)));
    }

    /** Makes it the one that is composed from; a rebuild that lacks nothing of it is complete then. */
    Uni<Void> activate(CatalogueDocument document) {
        RulesV1 rules = document.rules();
        return activeVersion()
                .chain(before -> before > rules.catalogVersion()
                        ? Sql.update(SCREENED, Map.of("version", rules.catalogVersion()))
                        : Uni.createFrom().item(0))
                .chain(() ->
                        Sql.update(ACTIVATE, Map.of("version", rules.catalogVersion(), "body", json.write(document))))
                .chain(() -> Sql.update(ACTIVATED, manifest(rules)))
                .replaceWithVoid();
    }

    /** Whether a rebuild goes on in which these rules and every exercise of their manifest have come. */
    Uni<Boolean> isRebuilt(RulesV1 rules) {
        return Sql.value("SELECT " + REBUILT + " FROM replica_lock", Boolean.class, manifest(rules))
                .map(it -> it.orElse(false));
    }

    private static Map<String, String[]> manifest(RulesV1 rules) {
        return Map.of("manifest", rules.manifest().keySet().toArray(String[]::new));
    }

    /** Puts the active rules, or none, in the place of those that are held: later ones are measured by them. */
    Uni<Void> discardRules() {
        return Sql.update("DELETE FROM replica_rules", Map.of())
                .chain(this::active)
                .chain(active -> active.map(it -> put(it.rules()))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** Rules that are held, to be put aside; their event has the id that it has each time. */
    Displaced displaced(RulesV1 rules, String cause) {
        OutboxEvent event =
                new OutboxEvent(RulesV1.TOPIC, RulesV1.KEY, RulesV1.TYPE, Long.toString(rules.catalogVersion()), rules);
        return new Displaced(RulesV1.TOPIC, RulesV1.KEY, event.id().toString(), RulesV1.TYPE, json.write(rules), cause);
    }

    /** How often a version was activated: another count, another catalogue to load. */
    Uni<Long> activations() {
        return Sql.value("SELECT activations FROM replica_lock", Long.class, Map.of())
                .map(it -> it.orElse(0L));
    }

    /** From now on everything has to come once more. What is held, and composed from, stays until it has. */
    Uni<Void> beginAnew() {
        return Sql.update("UPDATE replica_lock SET rebuilding = true, generation = generation + 1", Map.of())
                .replaceWithVoid();
    }

    Uni<ReplicaView> view() {
        return Sql.rows(VIEW, Map.of()).map(rows -> {
            Object[] row = rows.getFirst();
            return new ReplicaView(
                    (Boolean) row[0] ? "rebuilding" : "complete",
                    ((Number) row[1]).longValue(),
                    ((Number) row[2]).longValue());
        });
    }
}
