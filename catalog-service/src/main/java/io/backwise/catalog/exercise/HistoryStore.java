package io.backwise.catalog.exercise;

import com.fasterxml.jackson.databind.JsonNode;
import io.backwise.kit.json.ChangedFields;
import io.backwise.kit.json.EventJson;
import io.backwise.kit.store.Instants;
import io.backwise.kit.store.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was ever published of an exercise. */
@ApplicationScoped
public class HistoryStore {
    private static final String NEWEST_FIRST = """
            SELECT version, published_at, published_by, reason, body, before FROM (
                SELECT version, published_at, published_by, reason, body, lag(body) OVER (ORDER BY version) AS before
                FROM exercise_version WHERE slug = :slug) AS v
            WHERE version < :below ORDER BY version DESC LIMIT :limit
            """;

    private final EventJson json;

    HistoryStore(EventJson json) {
        this.json = json;
    }

    /** The versions below one, the newest first, at most {@code limit}. */
    public Uni<List<ExerciseVersion>> versions(String slug, long below, int limit) {
        return Sql.rows(NEWEST_FIRST, Map.of("slug", slug, "below", below, "limit", limit))
                .map(rows -> rows.stream().map(this::version).toList());
    }

    private ExerciseVersion version(Object[] row) {
        return new ExerciseVersion(
                ((Number) row[0]).longValue(),
                Instants.of(row[1]),
                (String) row[2],
                (String) row[3],
                changed((String) row[4], (String) row[5]));
    }

    private List<String> changed(String body, @Nullable String before) {
        return before == null
                ? List.of()
                : ChangedFields.between(json.stored(before, JsonNode.class), json.stored(body, JsonNode.class));
    }
}
