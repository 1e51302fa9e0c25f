package io.backwise.routine.alert;

import io.backwise.kit.store.Instants;
import io.backwise.kit.store.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Care alerts. */
@ApplicationScoped
class AlertStore {
    private static final String COLUMNS =
            "number, alert_id, patient_id, kind, subject, state, version, detail, raised_at, acknowledged_by, acknowledged_at";
    private static final String RAISE = """
            INSERT INTO care_alert (alert_id, patient_id, kind, subject, state, version, detail, raised_at)
            VALUES (:alert, :patient, :kind, :subject, 'open', 1, :detail, :at)
            ON CONFLICT (patient_id, kind, subject) WHERE state = 'open' DO NOTHING
            RETURNING %s
            """.formatted(COLUMNS);
    private static final String ACKNOWLEDGE = """
            UPDATE care_alert SET state = 'acknowledged', version = version + 1, acknowledged_by = :by, acknowledged_at = :at
            WHERE alert_id = :alert AND state = 'open' RETURNING %s
            """.formatted(COLUMNS);
    private static final String OF_CLINICIAN = """
            SELECT %s FROM care_alert
            WHERE state = :state AND number < :before
                AND patient_id IN (SELECT patient_id FROM care_team WHERE clinician_id = :clinician)
            ORDER BY number DESC LIMIT :limit
            """.formatted(COLUMNS);

    /** The alert that this raises; empty when the same is open already. */
    Uni<Optional<CareAlert>> raise(UUID patientId, AlertKind kind, String subject, String detail, Instant at) {
        return one(
                RAISE,
                Map.of(
                        "alert",
                        UUID.randomUUID(),
                        "patient",
                        patientId,
                        "kind",
                        kind.slug(),
                        "subject",
                        subject,
                        "detail",
                        detail,
                        "at",
                        at.atOffset(ZoneOffset.UTC)));
    }

    /** The alert that this changes; empty when it is not open. */
    Uni<Optional<CareAlert>> acknowledge(UUID alertId, String by, Instant at) {
        return one(ACKNOWLEDGE, Map.of("alert", alertId, "by", by, "at", at.atOffset(ZoneOffset.UTC)));
    }

    Uni<Optional<CareAlert>> find(UUID alertId) {
        return one("SELECT " + COLUMNS + " FROM care_alert WHERE alert_id = :alert", Map.of("alert", alertId));
    }

    /** All of a patient, the oldest first. */
    Uni<List<CareAlert>> all(UUID patientId) {
        return many(
                "SELECT " + COLUMNS + " FROM care_alert WHERE patient_id = :patient ORDER BY number",
                Map.of("patient", patientId));
    }

    /** Those of the patients who trust the clinician, the newest first, older than the one numbered {@code before}. */
    Uni<List<CareAlert>> ofClinician(String clinicianId, AlertState state, long before, int limit) {
        return many(
                OF_CLINICIAN,
                Map.of("clinician", clinicianId, "state", state.slug(), "before", before, "limit", limit));
    }

    private static Uni<Optional<CareAlert>> one(String sql, Map<String, ?> parameters) {
        return many(sql, parameters).map(found -> found.stream().findFirst());
    }

    private static Uni<List<CareAlert>> many(String sql, Map<String, ?> parameters) {
        return Sql.rows(sql, parameters)
                .map(rows -> rows.stream().map(AlertStore::alert).toList());
    }

    private static CareAlert alert(Object[] row) {
        return new CareAlert(
                ((Number) row[0]).longValue(),
                (UUID) row[1],
                (UUID) row[2],
                AlertKind.ofSlug((String) row[3]),
                (String) row[4],
                AlertState.ofSlug((String) row[5]),
                ((Number) row[6]).longValue(),
                (String) row[7],
                Instants.of(row[8]),
                (String) row[9],
                row[10] == null ? null : Instants.of(row[10]));
    }
}
