package io.backwise.progress.reading;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Which sessions have arrived, for all who wait for one. */
@ApplicationScoped
class ArrivalStore {
    private final Pool pool;

    ArrivalStore(Pool pool) {
        this.pool = pool;
    }

    /** Whose session each is; one that has not arrived is left out. */
    Uni<Map<UUID, UUID>> patients(Collection<UUID> sessions) {
        return pool.preparedQuery("SELECT session_id, patient_id FROM session_fact WHERE session_id = ANY($1)")
                .execute(Tuple.of(sessions.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, UUID> patients = new HashMap<>();
                    for (Row row : rows) {
                        patients.put(row.getUUID(0), row.getUUID(1));
                    }
                    return patients;
                });
    }
}
