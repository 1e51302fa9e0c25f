package io.backwise.catalog.exercise;

import io.backwise.kit.json.EventJson;
import io.backwise.kit.store.Sql;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** Exercises in the database: immutable versions, and an index row for the current one. */
@ApplicationScoped
public class ExerciseStore {
    private static final String CURRENT = """
            SELECT v.version, v.body, e.origin, e.content_digest, v.reason
            FROM exercise e JOIN exercise_version v ON v.slug = e.slug AND v.version = e.version
            ORDER BY e.slug
            """;
    private static final String PUT = """
            INSERT INTO exercise (slug, version, origin, content_digest, name, category, start_position, difficulty,
                                  equipment, regions, traits, status, words)
            VALUES (:slug, :version, :origin, :digest, :name, :category, :position, :difficulty,
                    string_to_array(:equipment, ','), string_to_array(:regions, ','), string_to_array(:traits, ','),
                    :status, :words)
            ON CONFLICT (slug) DO UPDATE SET version = excluded.version, origin = excluded.origin,
                content_digest = excluded.content_digest, name = excluded.name, category = excluded.category,
                start_position = excluded.start_position, difficulty = excluded.difficulty,
                equipment = excluded.equipment, regions = excluded.regions, traits = excluded.traits,
                status = excluded.status, words = excluded.words
            """;

    private static final String SEARCH =
            "SELECT slug FROM exercise WHERE search @@ websearch_to_tsquery('english', :text)";

    private final EventJson json;

    ExerciseStore(EventJson json) {
        this.json = json;
    }

    /** Every current exercise, by slug. */
    public Uni<List<StoredExercise>> current() {
        return Sql.rows(CURRENT, Map.of())
                .map(rows -> rows.stream().map(this::stored).toList());
    }

    private StoredExercise stored(Object[] row) {
        Exercise exercise = json.stored((String) row[1], Exercise.class);
        return new StoredExercise(
                new PublishedExercise(exercise, ((Number) row[0]).longValue(), (String) row[4]),
                Origin.ofSlug((String) row[2]),
                (String) row[3]);
    }

    /** Publishes a version: adds it to the history and makes it the current one. */
    public Uni<Void> publish(StoredExercise stored, String by, OffsetDateTime at) {
        Exercise exercise = stored.published().exercise();
        var key = new ExerciseVersionEntity.Key(
                exercise.slug(), stored.published().version());
        String reason = stored.published().reason();
        return Panache.getSession()
                .chain(session -> session.persist(new ExerciseVersionEntity(key, json.write(exercise), at, by, reason))
                        .chain(session::flush)
                        .chain(() -> putIndexRow(session, stored)));
    }

    private static Uni<Void> putIndexRow(Mutiny.Session session, StoredExercise stored) {
        Exercise exercise = stored.published().exercise();
        return session.createNativeQuery(PUT)
                .setParameter("slug", exercise.slug())
                .setParameter("version", stored.published().version())
                .setParameter("origin", stored.origin().slug())
                .setParameter("digest", stored.contentDigest())
                .setParameter("name", exercise.name())
                .setParameter("category", exercise.category())
                .setParameter("position", exercise.startPosition())
                .setParameter("difficulty", (short) exercise.difficulty())
                .setParameter("equipment", String.join(",", exercise.equipment()))
                .setParameter("regions", String.join(",", exercise.regions()))
                .setParameter("traits", String.join(",", exercise.traits()))
                .setParameter("status", exercise.status())
                .setParameter("words", words(exercise))
                .executeUpdate()
                .replaceWithVoid();
    }

    private static String words(Exercise exercise) {
        List<String> words = new ArrayList<>(exercise.targets());
        words.add(exercise.category());
        words.add(exercise.startPosition());
        words.addAll(exercise.steps());
        words.addAll(exercise.cautions());
        return String.join(" ", words);
    }

    /** The slugs of the current exercises in whose text these words are found, in the syntax of a web search. */
    public Uni<List<String>> search(String text) {
        return Sql.values(SEARCH, String.class, Map.of("text", text));
    }
}
