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
            ON CONFLICT (patient_id) DO UPDATE SET version = excluded.version, doubtful = false
            WHERE care_team.version < excluded.version OR care_team.doubtful AND care_team.version = excluded.version
                AND care_team.patient_id <> ALL (cast(:doubtful AS uuid[]))
            RETURNING patient_id
            """;
    private static final String LEAVE =
            "DELETE FROM care_team_member WHERE patient_id = ANY (cast(:patients AS uuid[]))";
    private static final String JOIN = """
            INSERT INTO care_team_member (patient_id, clinician_id)
            SELECT DISTINCT * FROM unnest(cast(:patients AS uuid[]), cast(:clinicians AS text[]))
            """;
    private static final String KNOWN =
            "SELECT patient_id FROM patient WHERE patient_id = ANY (cast(:patients AS uuid[]))";
    private static final String DOUBT = """
            UPDATE care_team SET doubtful = true WHERE patient_id = ANY (cast(:patients AS uuid[])) AND NOT doubtful
            RETURNING patient_id
            """;
    /** In the order in which the swap of a rebuild locks the two tables. */
    private static final String STANDING = """
            SELECT doubtful FROM care_team JOIN care_team_member USING (patient_id)
            WHERE patient_id = :patient AND clinician_id = :clinician
            """;

    private static final String PATIENTS = """
            SELECT patient_id FROM care_team JOIN care_team_member USING (patient_id)
            WHERE clinician_id = :clinician AND NOT doubtful ORDER BY patient_id
            """;

    /** What is known of a clinician and a patient. */
    enum Standing {
        ON_TEAM,
        NOT_ON_TEAM,
        /** Was on the team, and something came since that could not be read. */
        DOUBTFUL
    }

    /**
     * Takes over those teams that are newer than the ones held, and trusts those again that are told once more.
     *
     * @param doubtful whose teams are going to be doubted: to be told the same once more changes nothing of that
     * @return their patients, who are locked
     */
    Uni<Set<UUID>> put(Collection<CareTeamV1> teams, Set<UUID> doubtful) {
        if (teams.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        return Sql.values(
                        PUT,
                        UUID.class,
                        Map.of(
                                "doubtful", doubtful.toArray(UUID[]::new),
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

    /** Those of whom anything has come. */
    Uni<Set<UUID>> known(Collection<UUID> patients) {
        if (patients.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        return Sql.values(KNOWN, UUID.class, Map.of("patients", patients.toArray(UUID[]::new)))
                .map(Set::copyOf);
    }

    /** Those who are there, and are not erased before the transaction ends. */
    Uni<Set<UUID>> kept(Collection<UUID> patients) {
        return Sql.values(
                        KNOWN + " ORDER BY patient_id FOR KEY SHARE",
                        UUID.class,
                        Map.of("patients", patients.toArray(UUID[]::new)))
                .map(Set::copyOf);
    }

    /** Trusts these teams no more, until one that is as new or newer comes; gives their patients, who are locked. */
    Uni<Set<UUID>> doubt(Collection<UUID> patients) {
        if (patients.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        return Sql.values(DOUBT, UUID.class, Map.of("patients", patients.toArray(UUID[]::new)))
                .map(Set::copyOf);
    }

    Uni<Standing> standing(UUID patientId, String clinicianId) {
        return Sql.value(STANDING, Boolean.class, Map.of("patient", patientId, "clinician", clinicianId))
                .map(found -> found.map(doubtful -> doubtful ? Standing.DOUBTFUL : Standing.ON_TEAM)
                        .orElse(Standing.NOT_ON_TEAM));
    }

    /** Those of whose team the clinician is without doubt. */
    Uni<List<UUID>> patients(String clinicianId) {
        return Sql.values(PATIENTS, UUID.class, Map.of("clinician", clinicianId));
    }
}
