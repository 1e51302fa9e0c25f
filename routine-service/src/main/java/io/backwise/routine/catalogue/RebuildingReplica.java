package io.backwise.routine.catalogue;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Forgets what was received of the catalogue, but not what is composed from, until all of it has come again. */
@ApplicationScoped
class RebuildingReplica {
    private final ReplicaStore store;

    RebuildingReplica(ReplicaStore store) {
        this.store = store;
    }

    @WithTransaction
    Uni<ReplicaView> begin() {
        return store.lock().chain(store::clear).chain(store::view);
    }

    @WithTransaction
    Uni<ReplicaView> read() {
        return store.view();
    }
}
