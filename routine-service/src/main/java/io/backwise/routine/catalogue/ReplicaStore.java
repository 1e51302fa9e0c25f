package io.backwise.routine.catalogue;

import io.backwise.kit.json.EventJson;
import io.backwise.kit.store.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was received of the catalogue, and the version of it that is active. */
@ApplicationScoped
class ReplicaStore {
    private static final String PUT_EXERCISES = """
            INSERT INTO replica_exercise (slug, version, body)
            SELECT * FROM unnest(cast(:slugs AS text[]), cast(:versions AS bigint[]), cast(:bodies AS text[]))
            ON CONFLICT (slug) DO UPDATE SET version = excluded.version, body = excluded.body
            WHERE replica_exercise.version < excluded.version
            """;
    private static final String PUT_RULES = """
            INSERT INTO replica_rules (id, catalog_version, body) VALUES (1, :version, :body)
            ON CONFLICT (id) DO UPDATE SET catalog_version = excluded.catalog_version, body = excluded.body
            WHERE replica_rules.catalog_version < excluded.catalog_version
            """;
    private static final String ACTIVATE = """
            INSERT INTO active_catalogue (id, catalog_version, body) VALUES (1, :version, :body)
            ON CONFLICT (id) DO UPDATE SET catalog_version = excluded.catalog_version, body = excluded.body
            WHERE active_catalogue.catalog_version <= excluded.catalog_version
            """;
    private static final String VIEW = """
            SELECT rebuilding, coalesce((SELECT catalog_version FROM active_catalogue), 0),
                (SELECT count(*) FROM replica_exercise)
            FROM replica_lock
            """;

    private final EventJson json;

    ReplicaStore(EventJson json) {
        this.json = json;
    }

    /** One writer at a time, whatever replica and topic: a complete set must not be missed between two of them. */
    Uni<Void> lock() {
        return Sql.values("SELECT id FROM replica_lock WHERE id = 1 FOR UPDATE", Integer.class, Map.of())
                .replaceWithVoid();
    }

    /** Keeps each of these exercises, whose slugs differ, unless the same or a later version is held. */
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
                .replaceWithVoid();
    }

    /** Keeps the rules unless the same or a later version is held. */
    Uni<Void> put(RulesV1 rules) {
        return Sql.update(PUT_RULES, Map.of("version", rules.catalogVersion(), "body", json.write(rules)))
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

    /** Makes it the one that is composed from; whatever was being rebuilt is complete then. */
    Uni<Void> activate(CatalogueDocument document) {
        return Sql.update(ACTIVATE, Map.of("version", document.rules().catalogVersion(), "body", json.write(document)))
                .chain(() -> Sql.update(
                        "UPDATE replica_lock SET rebuilding = false, activations = activations + 1", Map.of()))
                .replaceWithVoid();
    }

    /** How often a version was activated: another count, another catalogue to load. */
    Uni<Long> activations() {
        return Sql.value("SELECT activations FROM replica_lock", Long.class, Map.of())
                .map(it -> it.orElse(0L));
    }

    Uni<Boolean> isRebuilding() {
        return Sql.value("SELECT rebuilding FROM replica_lock", Boolean.class, Map.of())
                .map(it -> it.orElse(false));
    }

    /** Forgets what was received; the active version stays. */
    Uni<Void> clear() {
        return Sql.update("DELETE FROM replica_exercise", Map.of())
                .chain(() -> Sql.update("DELETE FROM replica_rules", Map.of()))
                .chain(() -> Sql.update("UPDATE replica_lock SET rebuilding = true", Map.of()))
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
