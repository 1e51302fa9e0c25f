package io.backwise.routine.access;

import io.backwise.kit.store.Instants;
import io.backwise.kit.store.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Consent as stored, and the log of every access by somebody else. */
@ApplicationScoped
class AccessStore {
    private static final String ON_TEAM =
            "SELECT count(*) FROM care_team WHERE patient_id = :patient AND clinician_id = :clinician";
    private static final String LOG =
            "INSERT INTO access_log (patient_id, who, what, at) VALUES (:patient, :who, :what, :at)";
    private static final String LOG_ALL = """
            INSERT INTO access_log (patient_id, who, what, at)
            SELECT patient, :who, :what, :at FROM unnest(cast(:patients AS uuid[])) AS patient
            """;
    private static final String READ = """
            SELECT id, who, what, at FROM access_log WHERE patient_id = :patient AND id < :before
            ORDER BY id DESC LIMIT :limit
            """;

    Uni<Boolean> isOnCareTeam(UUID patientId, String clinicianId) {
        return Sql.value(ON_TEAM, Long.class, Map.of("patient", patientId, "clinician", clinicianId))
                .map(count -> count.orElse(0L) > 0);
    }

    Uni<Void> log(UUID patientId, String who, String what, OffsetDateTime at) {
        return Sql.update(LOG, Map.of("patient", patientId, "who", who, "what", what, "at", at))
                .replaceWithVoid();
    }

    Uni<Void> logAll(Set<UUID> patients, String who, String what, OffsetDateTime at) {
        return Sql.update(
                        LOG_ALL, Map.of("patients", patients.toArray(UUID[]::new), "who", who, "what", what, "at", at))
                .replaceWithVoid();
    }

    /** The newest first, older than the entry {@code before}. */
    Uni<List<AccessEntry>> entries(UUID patientId, long before, int limit) {
        return Sql.rows(READ, Map.of("patient", patientId, "before", before, "limit", limit))
                .map(rows -> rows.stream()
                        .map(row -> new AccessEntry(
                                ((Number) row[0]).longValue(), (String) row[1], (String) row[2], Instants.of(row[3])))
                        .toList());
    }
}
