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

/** Patients as aggregates: locked in the order of their ids, so that two topics side by side cannot deadlock. */
@ApplicationScoped
public class PatientStore {
    private static final String MAKE = """
            INSERT INTO patient (patient_id)
            SELECT it FROM unnest(cast(:patients AS uuid[])) AS it ORDER BY it ON CONFLICT DO NOTHING
            """;
    private static final String LOCK = """
            SELECT patient_id FROM patient WHERE patient_id = ANY (cast(:patients AS uuid[]))
            ORDER BY patient_id FOR UPDATE
            """;
    private static final String CHANGED =
            "UPDATE patient SET version = version + 1 WHERE patient_id = ANY (cast(:patients AS uuid[]))";

    private static final String DELETE = "DELETE FROM patient WHERE patient_id = ANY (cast(:patients AS uuid[]))";

    private final Tombstones tombstones;

    PatientStore(Tombstones tombstones) {
        this.tombstones = tombstones;
    }

    /**
     * Locks each until the transaction ends; makes those that are new. Gives those who live: nothing may be written of one
     * who was erased, however late an event comes.
     */
    public Uni<Set<UUID>> lock(Set<UUID> patients) {
        Map<String, Object> all = Map.of("patients", patients.toArray(UUID[]::new));
        return Sql.update(MAKE, all)
                .chain(() -> Sql.values(LOCK, UUID.class, all))
                // Asked when the lock is held: an erasure that went on until then is seen.
                .chain(locked -> tombstones.erased(patients).chain(erased -> alive(patients, locked, erased)));
    }

    private static Uni<Set<UUID>> alive(Set<UUID> patients, List<UUID> locked, Set<UUID> erased) {
        Set<UUID> alive = new HashSet<>(patients);
        alive.removeAll(erased);
        if (!new HashSet<>(locked).containsAll(alive)) {
            throw new IllegalStateException("a patient went away while being locked");
        }
        return erased.isEmpty()
                ? Uni.createFrom().item(alive)
                : Sql.update(DELETE, Map.of("patients", erased.toArray(UUID[]::new)))
                        .replaceWith(alive);
    }

    /** Counts a change of each, for those who watch. */
    public Uni<Void> changed(Set<UUID> patients) {
        return patients.isEmpty()
                ? Uni.createFrom().voidItem()
                : Sql.update(CHANGED, Map.of("patients", patients.toArray(UUID[]::new)))
                        .invoke(HaltPoint.FACTS_WRITTEN::pass)
                        .replaceWithVoid();
    }
}
