package io.backwise.progress.erasure;

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
    /** What others refer to comes last. */
    private static final List<String> TABLES =
            List.of("checkpoint", "schedule_fact", "session_fact", "care_team_member", "care_team", "patient");

    /** The patients are locked. */
    Uni<Void> delete(Set<UUID> patients) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (String table : TABLES) {
            chain = chain.chain(() -> Sql.update(
                            "DELETE FROM " + table + " WHERE patient_id = ANY (cast(:patients AS uuid[]))",
                            Map.of("patients", patients.toArray(UUID[]::new))))
                    .replaceWithVoid();
        }
        return chain;
    }
}
