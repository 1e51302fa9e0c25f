package io.backwise.routine.plan;

import io.backwise.kit.store.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The idempotency keys of assignments: a retry of a request gets the plan that the first one made. */
@ApplicationScoped
class AssignmentKeyStore {
    /** The plan that a key made, and the digest of the body it came with. */
    record Used(UUID planId, String digest) {}

    Uni<Optional<Used>> find(UUID patientId, String key) {
        return Sql.rows(
                        "SELECT cast(plan_id AS text), digest FROM assignment_key WHERE patient_id = :patient AND key = :key",
                        Map.of("patient", patientId, "key", key))
                .map(rows -> rows.stream()
                        .map(it -> new Used(UUID.fromString((String) it[0]), (String) it[1]))
                        .findFirst());
    }

    Uni<List<HeldAssignmentKeys.Item>> all(UUID patientId) {
        return Sql.rows(
                        "SELECT key, plan_id FROM assignment_key WHERE patient_id = :patient ORDER BY key",
                        Map.of("patient", patientId))
                .map(rows -> rows.stream()
                        .map(row -> new HeldAssignmentKeys.Item((String) row[0], (UUID) row[1]))
                        .toList());
    }

    Uni<Void> put(UUID patientId, String key, Used used) {
        return Sql.update(
                        "INSERT INTO assignment_key (patient_id, key, digest, plan_id)"
                                + " VALUES (:patient, :key, :digest, :plan)",
                        Map.of("patient", patientId, "key", key, "digest", used.digest(), "plan", used.planId()))
                .replaceWithVoid();
    }
}
