package io.backwise.routine.plan;

import io.backwise.kit.store.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads from the session reports what hurt. */
@ApplicationScoped
class RecentPainStore {
    private static final String LATEST = """
            SELECT DISTINCT ON (item ->> 'exercise') item ->> 'exercise', item ->> 'pain'
            FROM session, jsonb_array_elements(cast(body AS jsonb) -> 'report' -> 'items') AS item
            WHERE patient_id = :patient AND performed_on > :since AND item ->> 'pain' IS NOT NULL
            ORDER BY item ->> 'exercise', performed_on DESC, reported_at DESC
            """;

    Uni<RecentPain> before(LocalDate today, UUID patientId) {
        return Sql.rows(LATEST, Map.of("patient", patientId, "since", today.minusDays(RecentPain.DAYS)))
                .map(rows -> new RecentPain(rows.stream()
                        .collect(Collectors.toMap(it -> (String) it[0], it -> Integer.valueOf((String) it[1])))));
    }
}
