package io.backwise.routine.access;

import io.backwise.kit.identity.Caller;
import io.backwise.kit.paging.Limit;
import io.backwise.kit.paging.Page;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
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
                .chain(() -> store.entries(patientId, before, limit.andOneMore()))
                .map(found -> Page.of(found, limit, it -> Long.toString(it.id())));
    }
}
