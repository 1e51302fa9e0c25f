package io.backwise.routine.careteam;

import io.backwise.kit.store.Instants;
import io.backwise.kit.store.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The care team of each patient. */
@ApplicationScoped
class CareTeamStore {
    private static final String ADD = """
            INSERT INTO care_team (patient_id, clinician_id, since) VALUES (:patient, :clinician, :since)
            ON CONFLICT DO NOTHING
            """;

    /** Whether this changed anything. */
    Uni<Boolean> add(UUID patientId, String clinicianId) {
        return Sql.update(
                        ADD,
                        Map.of(
                                "patient",
                                patientId,
                                "clinician",
                                clinicianId,
                                "since",
                                OffsetDateTime.now(ZoneOffset.UTC)))
                .map(rows -> rows > 0);
    }

    /** Whether this changed anything. */
    Uni<Boolean> remove(UUID patientId, String clinicianId) {
        return Sql.update(
                        "DELETE FROM care_team WHERE patient_id = :patient AND clinician_id = :clinician",
                        Map.of("patient", patientId, "clinician", clinicianId))
                .map(rows -> rows > 0);
    }

    Uni<List<String>> clinicians(UUID patientId) {
        return Sql.values(
                "SELECT clinician_id FROM care_team WHERE patient_id = :patient ORDER BY clinician_id",
                String.class,
                Map.of("patient", patientId));
    }

    /** The clinicians with the time of their consent, the earliest first. */
    Uni<List<HeldTeam.Item>> members(UUID patientId) {
        return Sql.rows(
                        "SELECT clinician_id, since FROM care_team WHERE patient_id = :patient ORDER BY since, clinician_id",
                        Map.of("patient", patientId))
                .map(rows -> rows.stream()
                        .map(row -> new HeldTeam.Item((String) row[0], Instants.of(row[1])))
                        .toList());
    }

    /** The version of the team; 0 before the first change. */
    Uni<Long> version(UUID patientId) {
        return Sql.value(
                        "SELECT care_team_version FROM patient WHERE patient_id = :patient",
                        Long.class,
                        Map.of("patient", patientId))
                .map(it -> it.orElse(0L));
    }

    /** The version of the team that this change makes; the patient is locked. */
    Uni<Long> nextVersion(UUID patientId) {
        return Sql.value(
                        "UPDATE patient SET care_team_version = care_team_version + 1 WHERE patient_id = :patient"
                                + " RETURNING care_team_version",
                        Long.class,
                        Map.of("patient", patientId))
                .map(java.util.Optional::orElseThrow);
    }
}
