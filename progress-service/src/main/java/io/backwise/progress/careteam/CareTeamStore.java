package io.backwise.progress.careteam;

import io.backwise.kit.store.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/** The care team of each patient, at the highest version that arrived. */
@ApplicationScoped
class CareTeamStore {
    private static final String PUT = """
            INSERT INTO care_team (patient_id, version) VALUES (:patient, :version)
            ON CONFLICT (patient_id) DO UPDATE SET version = excluded.version
            WHERE care_team.version < excluded.version
            """;
    private static final String ADD = """
            INSERT INTO care_team_member (patient_id, clinician_id) VALUES (:patient, :clinician) ON CONFLICT DO NOTHING
            """;

    /** Whether the team is newer than the one held, and so replaced it; the patient is locked. */
    Uni<Boolean> put(CareTeamV1 team) {
        Map<String, UUID> patient = Map.of("patient", team.patientId());
        return Sql.update(PUT, Map.of("patient", team.patientId(), "version", team.version()))
                .chain(rows -> {
                    if (rows == 0) {
                        return Uni.createFrom().item(false);
                    }
                    Uni<Void> chain = Sql.update("DELETE FROM care_team_member WHERE patient_id = :patient", patient)
                            .replaceWithVoid();
                    for (String clinician : new TreeSet<>(team.clinicians())) {
                        chain = chain.chain(() ->
                                        Sql.update(ADD, Map.of("patient", team.patientId(), "clinician", clinician)))
                                .replaceWithVoid();
                    }
                    return chain.replaceWith(true);
                });
    }

    Uni<Boolean> isOnTeam(UUID patientId, String clinicianId) {
        return Sql.value(
                        "SELECT count(*) FROM care_team_member WHERE patient_id = :patient AND clinician_id = :clinician",
                        Long.class,
                        Map.of("patient", patientId, "clinician", clinicianId))
                .map(count -> count.orElse(0L) > 0);
    }
}
