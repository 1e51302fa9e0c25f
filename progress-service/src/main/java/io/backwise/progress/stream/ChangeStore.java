package io.backwise.progress.stream;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The versions of patients' ledgers, whichever replica changed them. */
@ApplicationScoped
class ChangeStore {
    private final Pool pool;

    ChangeStore(Pool pool) {
        this.pool = pool;
    }

    /** The version of each; a patient of whom nothing is known is left out. */
    Uni<Map<UUID, Long>> versions(Collection<UUID> patients) {
        return pool.preparedQuery("SELECT patient_id, version FROM patient WHERE patient_id = ANY($1)")
                .execute(Tuple.of(patients.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, Long> versions = new HashMap<>();
                    for (Row row : rows) {
                        versions.put(row.getUUID(0), row.getLong(1));
                    }
                    return versions;
                });
    }
}
