package io.backwise.progress.careteam;

import io.backwise.kit.store.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The care team of each patient, at the highest version that arrived. */
@ApplicationScoped
class CareTeamStore {
    private static final String PUT = """
            INSERT INTO care_team (patient_id, version)
            SELECT * FROM unnest(cast(:patients AS uuid[]), cast(:versions AS bigint[]))
            ON CONFLICT (patient_id) DO UPDATE SET version = excluded.version
            WHERE care_team.version < excluded.version
            RETURNING patient_id
            """;
    private static final String LEAVE =
            "DELETE FROM care_team_member WHERE patient_id = ANY (cast(:patients AS uuid[]))";
    private static final String JOIN = """
            INSERT INTO care_team_member (patient_id, clinician_id)
            SELECT DISTINCT * FROM unnest(cast(:patients AS uuid[]), cast(:clinicians AS text[]))
            """;

    /** Takes over those teams that are newer than the ones held; gives their patients, who are locked. */
    Uni<Set<UUID>> put(Collection<CareTeamV1> teams) {
        if (teams.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        return Sql.values(
                        PUT,
                        UUID.class,
                        Map.of(
                                "patients",
                                        teams.stream()
                                                .map(CareTeamV1::patientId)
                                                .toArray(UUID[]::new),
                                "versions",
                                        teams.stream().map(CareTeamV1::version).toArray(Long[]::new)))
                .map(Set::copyOf)
                .chain(newer -> newer.isEmpty()
                        ? Uni.createFrom().item(newer)
                        : members(teams.stream()
                                        .filter(it -> newer.contains(it.patientId()))
                                        .toList())
                                .replaceWith(newer));
    }

    private static Uni<Void> members(List<CareTeamV1> teams) {
        List<UUID> patients = new ArrayList<>();
        List<String> clinicians = new ArrayList<>();
        for (CareTeamV1 team : teams) {
            for (String clinician : team.clinicians()) {
                patients.add(team.patientId());
                clinicians.add(clinician);
            }
        }
        UUID[] all = teams.stream().map(CareTeamV1::patientId).toArray(UUID[]::new);
        return Sql.update(LEAVE, Map.of("patients", all))
                .chain(() -> Sql.update(
                        JOIN,
                        Map.of(
                                "patients", patients.toArray(UUID[]::new),
                                "clinicians", clinicians.toArray(String[]::new))))
                .replaceWithVoid();
    }

    Uni<Boolean> isOnTeam(UUID patientId, String clinicianId) {
        return Sql.value(
                        "SELECT count(*) FROM care_team_member WHERE patient_id = :patient AND clinician_id = :clinician",
                        Long.class,
                        Map.of("patient", patientId, "clinician", clinicianId))
                .map(count -> count.orElse(0L) > 0);
    }

    /** Those of whose team the clinician is. */
    Uni<List<UUID>> patients(String clinicianId) {
        return Sql.values(
                "SELECT patient_id FROM care_team_member WHERE clinician_id = :clinician ORDER BY patient_id",
                UUID.class,
                Map.of("clinician", clinicianId));
    }
}
