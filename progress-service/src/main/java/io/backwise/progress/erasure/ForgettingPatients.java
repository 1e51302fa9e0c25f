package io.backwise.progress.erasure;

import io.backwise.kit.fault.HaltPoint;
import io.backwise.kit.outbox.Outbox;
import io.backwise.kit.privacy.Tombstones;
import io.backwise.progress.ledger.PatientStore;
import io.backwise.progress.rebuild.ReadModels;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/** Deletes erased patients, and sees to it that no event which comes later, or again, brings them back. */
@ApplicationScoped
class ForgettingPatients {
    private final ReadModels models;
    private final PatientStore patients;
    private final ErasureStore store;
    private final Tombstones tombstones;
    private final Outbox outbox;

    ForgettingPatients(
            ReadModels models, PatientStore patients, ErasureStore store, Tombstones tombstones, Outbox outbox) {
        this.models = models;
        this.patients = patients;
        this.store = store;
        this.tombstones = tombstones;
        this.outbox = outbox;
    }

    @WithTransaction
    Uni<Void> forget(List<PatientErasedV1> events) {
        Map<UUID, Instant> erased = events.stream()
                .collect(Collectors.toMap(
                        PatientErasedV1::patientId,
                        PatientErasedV1::erasedAt,
                        BinaryOperator.minBy(Comparator.naturalOrder())));
        Set<UUID> all = erased.keySet();
        return models.open()
                .chain(open -> open.forget(all)
                        .chain(() -> patients.lock(all))
                        .chain(() -> open.write(all, store::deleteFromModel)))
                .chain(() -> store.deletePatients(all))
                .chain(() -> outbox.forget(all))
                .chain(() -> tombstones.put(erased))
                .invoke(HaltPoint.FACTS_WRITTEN::pass);
    }
}
