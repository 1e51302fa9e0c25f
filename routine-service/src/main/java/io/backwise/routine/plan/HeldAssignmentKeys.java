package io.backwise.routine.plan;

import io.backwise.routine.held.Held;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The {@code Idempotency-Key}s that came with assignments. */
@ApplicationScoped
class HeldAssignmentKeys implements Held {
    private final AssignmentKeyStore keys;

    HeldAssignmentKeys(AssignmentKeyStore keys) {
        this.keys = keys;
    }

    /** A key, and the plan that it made. */
    record Item(String key, UUID planId) {}

    @Override
    public String section() {
        return "assignmentKeys";
    }

    @Override
    public Set<String> tables() {
        return Set.of("assignment_key");
    }

    @Override
    public Multi<List<Item>> of(UUID patientId) {
        return keys.all(patientId).toMulti();
    }
}
