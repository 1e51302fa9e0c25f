package io.backwise.routine.erasure;

import io.backwise.kit.identity.AccessPolicy;
import io.backwise.kit.identity.Caller;
import io.backwise.kit.outbox.Outbox;
import io.backwise.kit.privacy.Tombstones;
import io.backwise.kit.problem.Problem;
import io.backwise.routine.profile.PatientStore;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Erases a patient: everything goes in one transaction, with what waits to be published; the other services learn of it by
 * an event. What is left is a tombstone.
 */
@ApplicationScoped
class ErasingPatient {
    private static final Logger LOG = Logger.getLogger(ErasingPatient.class);

    private final PatientStore patients;
    private final ErasureStore store;
    private final Tombstones tombstones;
    private final Outbox outbox;

    ErasingPatient(PatientStore patients, ErasureStore store, Tombstones tombstones, Outbox outbox) {
        this.patients = patients;
        this.store = store;
        this.tombstones = tombstones;
        this.outbox = outbox;
    }

    /**
     * For the patient, and for an admin.
     *
     * @throws io.backwise.kit.problem.ProblemException 404 for anybody else, for one who is erased already, and to an admin
     *     for an id of whom nothing is held
     */
    Uni<Void> erase(Caller caller, UUID patientId) {
        return Panache.withTransaction(() -> eraseIfAllowed(caller, patientId)).invoke(() -> tell(caller, patientId));
    }

    private Uni<Void> eraseIfAllowed(Caller caller, UUID patientId) {
        return mayErase(caller, patientId).chain(may -> {
            if (!may) {
                throw Problem.notFound().toException();
            }
            Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
            return store.leaveRepublication(patientId)
                    .chain(() -> patients.lockToErase(patientId))
                    .chain(() -> store.delete(patientId))
                    .chain(() -> outbox.forget(Set.of(patientId)))
                    .chain(() -> tombstones.put(Map.of(patientId, now)))
                    .chain(() -> outbox.append(PatientErasedV1.event(patientId, now)));
        });
    }

    /** The log of accesses is gone with the patient: that somebody else did it is told to the service's own. */
    private void tell(Caller caller, UUID patientId) {
        if (!caller.isPatient(patientId)) {
            LOG.infof("%s erased the patient whose tombstone is %s", caller.id(), tombstones.hash(patientId));
        }
    }

    private Uni<Boolean> mayErase(Caller caller, UUID patientId) {
        return AccessPolicy.mayErase(caller, patientId, false)
                ? Uni.createFrom().item(true)
                : patients.exists(patientId).map(held -> AccessPolicy.mayErase(caller, patientId, held));
    }
}
