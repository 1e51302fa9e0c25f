package io.backwise.progress.erasure;

import io.backwise.kit.order.InOrder;
import io.backwise.kit.store.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Deletes what is kept of patients; a test looks for the id in every column of every table. */
@ApplicationScoped
class ErasureStore {
    /** The read model; what others refer to comes last. */
    private static final List<String> MODEL =
            List.of("checkpoint", "schedule_fact", "session_fact", "care_team_member", "care_team", "care_alert");

    private static final String KEPT = """
            SELECT patient_id FROM patient WHERE patient_id = ANY (cast(:patients AS uuid[])) ORDER BY patient_id FOR UPDATE
            """;

    /** What a read model says of them; the patients are locked. */
    Uni<Void> deleteFromModel(Set<UUID> patients) {
        return InOrder.each(MODEL, table -> delete(table, patients));
    }

    /** That they ever were; no model knows them any more. In the order in which whoever looks at several keeps them. */
    Uni<Void> deletePatients(Set<UUID> patients) {
        return Sql.values(KEPT, UUID.class, Map.of("patients", patients.toArray(UUID[]::new)))
                .chain(() -> delete("patient", patients));
    }

    private static Uni<Void> delete(String table, Set<UUID> patients) {
        return Sql.update(
                        "DELETE FROM " + table + " WHERE patient_id = ANY (cast(:patients AS uuid[]))",
                        Map.of("patients", patients.toArray(UUID[]::new)))
                .replaceWithVoid();
    }
}
