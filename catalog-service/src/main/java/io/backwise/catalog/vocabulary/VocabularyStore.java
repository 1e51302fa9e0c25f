package io.backwise.catalog.vocabulary;

import io.backwise.catalog.exercise.Origin;
import io.backwise.kit.json.EventJson;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Optional;

/** The rule set in the database: one immutable document a version, of which the newest is the current one. */
@ApplicationScoped
public class VocabularyStore {
    private static final String NEWEST =
            "SELECT version, body, origin, digest FROM rules_version ORDER BY version DESC LIMIT 1";
    private static final String INSERT = """
            INSERT INTO rules_version (version, body, origin, digest, published_at, published_by)
            VALUES (:version, :body, :origin, :digest, :at, :by)
            """;

    private final EventJson json;

    VocabularyStore(EventJson json) {
        this.json = json;
    }

    /** The current rule set; empty before the first import. */
    public Uni<Optional<StoredVocabulary>> current() {
        return Panache.getSession()
                .chain(session ->
                        session.createNativeQuery(NEWEST, Object[].class).getResultList())
                .map(rows -> rows.stream().map(this::stored).findFirst());
    }

    /** Publishes a version. */
    public Uni<Void> publish(StoredVocabulary stored, String by, OffsetDateTime at) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INSERT)
                        .setParameter("version", stored.published().rulesVersion())
                        .setParameter("body", json.write(stored.published().vocabulary()))
                        .setParameter("origin", stored.origin().slug())
                        .setParameter("digest", stored.contentDigest())
                        .setParameter("at", at)
                        .setParameter("by", by)
                        .executeUpdate())
                .replaceWithVoid();
    }

    private StoredVocabulary stored(Object[] row) {
        Vocabulary vocabulary = json.stored((String) row[1], Vocabulary.class);
        return new StoredVocabulary(
                new PublishedVocabulary(vocabulary, ((Number) row[0]).longValue()),
                Origin.ofSlug((String) row[2]),
                (String) row[3]);
    }
}
