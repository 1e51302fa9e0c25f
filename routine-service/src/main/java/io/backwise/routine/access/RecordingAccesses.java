package io.backwise.routine.access;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Keeps the accesses of other services in the one log that a patient reads. */
@ApplicationScoped
class RecordingAccesses {
    private final AccessStore store;

    RecordingAccesses(AccessStore store) {
        this.store = store;
    }

    /** One that comes again changes nothing; nothing is kept of a patient who is not, or no longer, known. */
    @WithTransaction
    Uni<Void> record(List<PatientAccessedV1> accesses) {
        return store.take(accesses);
    }
}
