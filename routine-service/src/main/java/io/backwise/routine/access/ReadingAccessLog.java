package io.backwise.routine.access;

import io.backwise.kit.identity.Caller;
import io.backwise.kit.paging.Cursor;
import io.backwise.kit.paging.Limit;
import io.backwise.kit.paging.Page;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Shows a patient who looked. */
@ApplicationScoped
class ReadingAccessLog {
    private final Gate gate;
    private final AccessStore store;

    ReadingAccessLog(Gate gate, AccessStore store) {
        this.gate = gate;
        this.store = store;
    }

    @WithTransaction
    Uni<Page<AccessEntry>> page(Caller caller, UUID patientId, long before, Limit limit) {
        return gate.enter(caller, patientId, "read access log")
                .chain(() -> store.entries(patientId, before, limit.value() + 1))
                .map(found -> page(found, limit.value()));
    }

    private static Page<AccessEntry> page(List<AccessEntry> found, int limit) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<AccessEntry> items = found.subList(0, limit);
        return new Page<>(items, Cursor.encode(Long.toString(items.getLast().id())));
    }
}
