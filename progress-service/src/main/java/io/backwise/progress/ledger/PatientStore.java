package io.backwise.progress.ledger;

import io.backwise.kit.store.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/** Patients as aggregates: locked in the order of their ids, so that two topics side by side cannot deadlock. */
@ApplicationScoped
public class PatientStore {

    /** Locks each until the transaction ends; makes those that are new. */
    public Uni<Void> lock(Set<UUID> patients) {
        SortedSet<UUID> inOrder = new TreeSet<>(java.util.Comparator.comparing(UUID::toString));
        inOrder.addAll(patients);
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (UUID patient : inOrder) {
            Map<String, UUID> parameters = Map.of("patient", patient);
            chain = chain.chain(() -> Sql.update(
                            "INSERT INTO patient (patient_id) VALUES (:patient) ON CONFLICT DO NOTHING", parameters))
                    .chain(() -> Sql.values(
                            "SELECT version FROM patient WHERE patient_id = :patient FOR UPDATE",
                            Long.class,
                            parameters))
                    .replaceWithVoid();
        }
        return chain;
    }

    /** Counts a change of each, for those who watch. */
    public Uni<Void> changed(Set<UUID> patients) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (UUID patient : patients) {
            chain = chain.chain(() -> Sql.update(
                            "UPDATE patient SET version = version + 1 WHERE patient_id = :patient",
                            Map.of("patient", patient)))
                    .replaceWithVoid();
        }
        return chain;
    }
}
