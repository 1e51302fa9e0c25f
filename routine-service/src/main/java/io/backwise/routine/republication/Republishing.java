package io.backwise.routine.republication;

import io.backwise.kit.order.InOrder;
import io.backwise.kit.outbox.Outbox;
import io.backwise.kit.outbox.OutboxEvent;
import io.backwise.kit.privacy.Tombstones;
import io.backwise.kit.problem.Problem;
import io.backwise.routine.profile.PatientStore;
import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Publishes the record again while everything runs: some patients a transaction, each locked as by any other change, so
 * that what is said again keeps its place among what is said anew. A crash costs at most one step, which is taken again.
 */
@ApplicationScoped
class Republishing {
    private static final int PATIENTS = 20;

    /** Rows that may wait in the outbox: a reader that is slow makes this wait, not the table grow. */
    private static final int MOST_WAITING = 5_000;

    private final RepublicationStore store;
    private final PatientStore patients;
    private final Tombstones tombstones;
    private final List<Announced> features;
    private final Outbox outbox;

    Republishing(
            RepublicationStore store,
            PatientStore patients,
            Tombstones tombstones,
            @All List<Announced> features,
            Outbox outbox) {
        this.store = store;
        this.patients = patients;
        this.tombstones = tombstones;
        this.features = List.copyOf(features);
        this.outbox = outbox;
    }

    /**
     * Begins with everybody, or one patient; one that is running begins again.
     *
     * @throws io.backwise.kit.problem.ProblemException 404 for a patient who was erased
     */
    @WithTransaction
    Uni<Republication> begin(Optional<UUID> patient) {
        return store.begin(patient)
                .chain(() -> patient.isEmpty() ? Uni.createFrom().voidItem() : isThere(patient.get()))
                .chain(this::progress);
    }

    /** An erasure that is under way is waited for, in the order in which it locks too: nothing may be kept of whom it erased. */
    private Uni<Void> isThere(UUID patient) {
        return patients.lockIfThere(patient)
                .chain(() -> tombstones.isErased(patient))
                .invoke(erased -> {
                    if (erased) {
                        throw Problem.notFound().toException();
                    }
                })
                .replaceWithVoid();
    }

    @WithTransaction
    Uni<Republication> read() {
        return progress();
    }

    private Uni<Republication> progress() {
        return store.read()
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(new Republication(0, "none", 0, 0, 0))
                        : outbox.waiting(found.get().lastRow())
                                .map(waiting -> new Republication(
                                        found.get().number(),
                                        state(found.get(), waiting),
                                        found.get().patients(),
                                        found.get().done(),
                                        waiting)));
    }

    private static String state(RepublicationStore.Stored it, long waiting) {
        return it.isRunning() ? "running" : waiting > 0 ? "waiting" : "published";
    }

    /** Takes a step; says whether another can be taken at once. */
    @WithTransaction
    Uni<Boolean> step() {
        return store.take()
                .chain(taken -> taken.isEmpty()
                        ? Uni.createFrom().item(false)
                        : outbox.waiting(Long.MAX_VALUE)
                                .chain(waiting -> waiting > MOST_WAITING
                                        ? Uni.createFrom().item(false)
                                        : some(taken.get())));
    }

    private Uni<Boolean> some(RepublicationStore.Stored it) {
        return store.next(it, PATIENTS).chain(next -> {
            List<OutboxEvent> events = new ArrayList<>();
            boolean isLast = next.size() < PATIENTS;
            UUID after = next.isEmpty() ? it.after() : next.getLast();
            return InOrder.each(next, patient -> say(patient, events))
                    .chain(() -> outbox.appendAll(events))
                    .chain(outbox::lastRow)
                    .chain(row -> store.step(after, next.size(), row, isLast))
                    .replaceWith(!isLast);
        });
    }

    private Uni<Void> say(UUID patient, List<OutboxEvent> events) {
        // Everybody who changes a patient's record waits for this lock, or has committed: what is read is the latest.
        return patients.lockIfThere(patient)
                .chain(there ->
                        InOrder.each(there ? features : List.<Announced>of(), feature -> feature.announced(patient)
                                .invoke(events::addAll)));
    }
}
