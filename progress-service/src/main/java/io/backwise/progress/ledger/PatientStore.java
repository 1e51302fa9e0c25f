package io.backwise.progress.ledger;

import io.backwise.kit.fault.HaltPoint;
import io.backwise.kit.privacy.Tombstones;
import io.backwise.kit.store.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Patients as aggregates: locked in the order of their ids, so that two topics side by side cannot deadlock. */
@ApplicationScoped
public class PatientStore {
    private static final String LOCK =
            "SELECT alive FROM lock_patients(cast(:patients AS uuid[]), cast(:hashes AS text[])) AS alive";
    private static final String CHANGED = """
            UPDATE patient SET version = version + 1 WHERE patient_id = ANY (cast(:patients AS uuid[]))
            RETURNING patient_id, version
            """;

    private final Tombstones tombstones;

    PatientStore(Tombstones tombstones) {
        this.tombstones = tombstones;
    }

    /**
     * Locks each until the transaction ends; makes those that are new. Gives those who live: nothing may be written of one
     * who was erased, however late an event comes.
     */
    public Uni<Set<UUID>> lock(Set<UUID> patients) {
        List<UUID> all = List.copyOf(patients);
        return Sql.values(
                        LOCK,
                        UUID.class,
                        Map.of(
                                "patients",
                                all.toArray(UUID[]::new),
                                "hashes",
                                all.stream().map(tombstones::hash).toArray(String[]::new)))
                .map(HashSet::new);
    }

    /** Counts a change of each, for those who watch; gives the new versions. */
    public Uni<Map<UUID, Long>> changed(Set<UUID> patients) {
        return patients.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : Sql.rows(CHANGED, Map.of("patients", patients.toArray(UUID[]::new)))
                        .invoke(HaltPoint.FACTS_WRITTEN::pass)
                        .map(rows -> rows.stream()
                                .collect(Collectors.toMap(row -> (UUID) row[0], row -> ((Number) row[1]).longValue())));
    }
}
