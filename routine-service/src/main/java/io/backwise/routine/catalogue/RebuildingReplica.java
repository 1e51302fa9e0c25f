package io.backwise.routine.catalogue;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Has everything of the catalogue come once more, beside what is held: if nothing comes, nothing is lost, and what an editor
 * changes meanwhile takes effect as ever.
 */
@ApplicationScoped
class RebuildingReplica {
    private final ReplicaStore store;

    RebuildingReplica(ReplicaStore store) {
        this.store = store;
    }

    @WithTransaction
    Uni<ReplicaView> begin() {
        return store.lock().chain(store::beginAnew).chain(store::view);
    }

    @WithTransaction
    Uni<ReplicaView> read() {
        return store.view();
    }
}
