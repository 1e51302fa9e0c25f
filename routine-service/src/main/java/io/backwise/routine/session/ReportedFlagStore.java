package io.backwise.routine.session;

import io.backwise.kit.store.Sql;
import io.backwise.routine.profile.ReportedFlags;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Red flags in the reports as they are stored. */
@ApplicationScoped
class ReportedFlagStore implements ReportedFlags {
    private static final String SINCE = """
            SELECT DISTINCT flag FROM session
            CROSS JOIN LATERAL jsonb_path_query(cast(body AS jsonb), '$.report.redFlags[*]') AS told
            CROSS JOIN LATERAL (SELECT told #>> '{}') AS words (flag)
            WHERE patient_id = :patient AND reported_at >= :from
            """;

    @Override
    public Uni<Set<String>> flagsSince(UUID patientId, Instant from) {
        return Sql.values(SINCE, String.class, Map.of("patient", patientId, "from", from.atOffset(ZoneOffset.UTC)))
                .map(Set::copyOf);
    }
}
