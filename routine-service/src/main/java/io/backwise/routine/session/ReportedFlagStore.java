package io.backwise.routine.session;

import io.backwise.kit.store.Sql;
import io.backwise.routine.adaptation.core.Shift;
import io.backwise.routine.profile.ReportedFlags;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Signs in the reports as they are stored. */
@ApplicationScoped
class ReportedFlagStore implements ReportedFlags {
    private static final String SINCE = """
            SELECT DISTINCT flag FROM session
            CROSS JOIN LATERAL jsonb_path_query(cast(body AS jsonb), '$.report.redFlags[*]') AS told
            CROSS JOIN LATERAL (SELECT told #>> '{}') AS words (flag)
            WHERE patient_id = :patient AND reported_at >= :from
            """;

    private static final String SPREAD = """
            SELECT EXISTS (SELECT FROM session WHERE patient_id = :patient AND performed_on >= :day
                AND cast(body AS jsonb) #>> '{report,symptomShift}' = :shift)
            """;

    @Override
    public Uni<Boolean> hasSpreadSince(UUID patientId, LocalDate day) {
        return Sql.values(
                        SPREAD,
                        Boolean.class,
                        Map.of("patient", patientId, "day", day, "shift", Shift.PERIPHERALISED.slug()))
                .map(List::getFirst);
    }

    @Override
    public Uni<Set<String>> flagsSince(UUID patientId, Instant from) {
        return Sql.values(SINCE, String.class, Map.of("patient", patientId, "from", from.atOffset(ZoneOffset.UTC)))
                .map(Set::copyOf);
    }
}
