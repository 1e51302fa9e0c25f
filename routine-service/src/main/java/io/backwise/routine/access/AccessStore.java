package io.backwise.routine.access;

import io.backwise.kit.fault.HaltPoint;
import io.backwise.kit.store.Instants;
import io.backwise.kit.store.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Consent as stored, and the log of every access by somebody else. */
@ApplicationScoped
class AccessStore {
    private static final String ON_TEAM =
            "SELECT count(*) FROM care_team WHERE patient_id = :patient AND clinician_id = :clinician";
    /**
     * The patients' rows are held, in the order of their ids like everywhere, so that nobody is erased meanwhile; of whom there is
     * none nothing is kept. As in the statement below.
     */
    private static final String LOG = """
            INSERT INTO access_log (patient_id, who, what, at)
            SELECT patient_id, :who, :what, :at FROM patient WHERE patient_id = ANY (cast(:patients AS uuid[]))
            ORDER BY patient_id FOR KEY SHARE
            """;

    private static final String TAKE = """
            INSERT INTO access_log (patient_id, who, what, at, access_id)
            SELECT access.patient_id, who, what, at, access_id
            FROM unnest(cast(:patients AS uuid[]), cast(:whos AS text[]), cast(:whats AS text[]),
                cast(cast(:ats AS text[]) AS timestamptz[]), cast(:ids AS uuid[])) AS access (patient_id, who, what, at, access_id)
            JOIN patient ON patient.patient_id = access.patient_id
            ORDER BY access.patient_id, at FOR KEY SHARE OF patient
            ON CONFLICT (access_id) DO NOTHING
            """;

    private static final String READ = """
            SELECT id, who, what, at FROM access_log WHERE patient_id = :patient AND id < :before
            ORDER BY id DESC LIMIT :limit
            """;

    Uni<Boolean> isOnCareTeam(UUID patientId, String clinicianId) {
        return Sql.value(ON_TEAM, Long.class, Map.of("patient", patientId, "clinician", clinicianId))
                .map(count -> count.orElse(0L) > 0);
    }

    /** How many of the patients there are, still: of so many it is written down. */
    Uni<Integer> log(Set<UUID> patients, String who, String what, OffsetDateTime at) {
        return Sql.update(LOG, Map.of("patients", patients.toArray(UUID[]::new), "who", who, "what", what, "at", at));
    }

    /** Those which have not been taken before. */
    Uni<Void> take(List<PatientAccessedV1> accesses) {
        return Sql.update(
                        TAKE,
                        Map.of(
                                "patients", column(accesses, PatientAccessedV1::patientId, UUID[]::new),
                                "whos", column(accesses, PatientAccessedV1::who, String[]::new),
                                "whats", column(accesses, PatientAccessedV1::what, String[]::new),
                                "ats", column(accesses, it -> it.at().toString(), String[]::new),
                                "ids", column(accesses, PatientAccessedV1::accessId, UUID[]::new)))
                .invoke(HaltPoint.FACTS_WRITTEN::pass)
                .replaceWithVoid();
    }

    private static <T> T[] column(
            List<PatientAccessedV1> accesses, Function<PatientAccessedV1, T> value, IntFunction<T[]> array) {
        return accesses.stream().map(value).toArray(array);
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
