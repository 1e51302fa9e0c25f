package io.backwise.catalog.vocabulary;

import io.backwise.catalog.exercise.Origin;
import io.backwise.kit.json.EventJson;
import io.backwise.kit.store.Instants;
import io.backwise.kit.store.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rule set in the database: one immutable document a version, of which the newest is the current one. */
@ApplicationScoped
public class VocabularyStore {
    private static final String NEWEST =
            "SELECT version, body, origin, digest FROM rules_version ORDER BY version DESC LIMIT 1";
    private static final String INSERT = """
            INSERT INTO rules_version (version, body, origin, digest, published_at, published_by, changes)
            VALUES (:version, :body, :origin, :digest, :at, :by, :changes)
            """;
    private static final String NEWEST_FIRST = """
            SELECT version, published_at, published_by, changes FROM rules_version
            WHERE version < :below ORDER BY version DESC LIMIT :limit
            """;
    private static final String SHIPPED = "SELECT body FROM shipped_rules WHERE id = 1";
    private static final String KEEP_SHIPPED = """
            INSERT INTO shipped_rules (id, body) VALUES (1, :body)
            ON CONFLICT (id) DO UPDATE SET body = excluded.body
            """;

    private final EventJson json;
    private final VocabularyChanges changes;

    VocabularyStore(EventJson json) {
        this.json = json;
        this.changes = new VocabularyChanges(json);
    }

    /** The current rule set; empty before the first import. */
    public Uni<Optional<StoredVocabulary>> current() {
        return Sql.rows(NEWEST, Map.of())
                .map(rows -> rows.stream().map(this::stored).findFirst());
    }

    /** The versions below one, the newest first, at most {@code limit}. */
    public Uni<List<RulesVersion>> versions(long below, int limit) {
        return Sql.rows(NEWEST_FIRST, Map.of("below", below, "limit", limit))
                .map(rows -> rows.stream().map(this::version).toList());
    }

    /** Publishes a version, with what it changes; the catalogue is locked. */
    public Uni<Void> publish(StoredVocabulary stored, String by, OffsetDateTime at) {
        return current()
                .chain(before -> insert(
                        stored,
                        by,
                        at,
                        before.map(it -> changes.between(
                                        it.published().vocabulary(),
                                        stored.published().vocabulary()))
                                .orElse(List.of())));
    }

    /** The rule set of the release that was imported last, as it was shipped; empty before the first import. */
    public Uni<Optional<Vocabulary>> shipped() {
        return Sql.value(SHIPPED, String.class, Map.of())
                .map(found -> found.map(it -> json.stored(it, Vocabulary.class)));
    }

    /** Keeps the rule set of a release that is imported, in the place of the one before; the catalogue is locked. */
    public Uni<Void> keepShipped(Vocabulary release) {
        return Sql.update(KEEP_SHIPPED, Map.of("body", json.write(release))).replaceWithVoid();
    }

    private Uni<Void> insert(StoredVocabulary stored, String by, OffsetDateTime at, List<VocabularyChange> changed) {
        return Sql.update(
                        INSERT,
                        Map.of(
                                "version", stored.published().rulesVersion(),
                                "body", json.write(stored.published().vocabulary()),
                                "origin", stored.origin().slug(),
                                "digest", stored.contentDigest(),
                                "at", at,
                                "by", by,
                                "changes", json.write(changed)))
                .replaceWithVoid();
    }

    private RulesVersion version(Object[] row) {
        return new RulesVersion(
                ((Number) row[0]).longValue(),
                Instants.of(row[1]),
                (String) row[2],
                List.of(json.stored((String) row[3], VocabularyChange[].class)));
    }

    private StoredVocabulary stored(Object[] row) {
        Vocabulary vocabulary = json.stored((String) row[1], Vocabulary.class);
        return new StoredVocabulary(
                new PublishedVocabulary(vocabulary, ((Number) row[0]).longValue()),
                Origin.ofSlug((String) row[2]),
                (String) row[3]);
    }
}
