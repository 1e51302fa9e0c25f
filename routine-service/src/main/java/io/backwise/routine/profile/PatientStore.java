package io.backwise.routine.profile;

import io.backwise.kit.privacy.Tombstones;
import io.backwise.kit.problem.Problem;
import io.backwise.kit.problem.ProblemException;
import io.backwise.kit.store.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;

/**
 * The patient as an aggregate: whoever changes anything of one locks it first. Who only writes down that they looked holds
 * the row with {@code FOR KEY SHARE}: neither waits for the other, but both for who erases, and who erases for both.
 */
@ApplicationScoped
public class PatientStore {
    private static final String CHANGE = "FOR NO KEY UPDATE";
    private static final String ERASE = "FOR UPDATE";

    private final Tombstones tombstones;

    PatientStore(Tombstones tombstones) {
        this.tombstones = tombstones;
    }

    /**
     * Locks the patient until the transaction ends; makes one that is new.
     *
     * @throws ProblemException 404 for one who was erased, also while the request was on its way: the id is never used again
     */
    public Uni<Void> lock(UUID patientId) {
        return lock(patientId, CHANGE);
    }

    /** Locks the patient as {@link #lock} does, and keeps away those who only write down that they looked. */
    public Uni<Void> lockToErase(UUID patientId) {
        return lock(patientId, ERASE);
    }

    private Uni<Void> lock(UUID patientId, String strength) {
        return lockIfThere(patientId, strength)
                .chain(there -> there ? Uni.createFrom().item(true) : make(patientId, strength))
                .chain(() -> tombstones.isErased(patientId))
                .invoke(erased -> {
                    if (erased) {
                        throw Problem.notFound().toException();
                    }
                })
                .replaceWithVoid();
    }

    /** Another may make the patient at the same time: then its row is waited for, and locked. */
    private static Uni<Boolean> make(UUID patientId, String strength) {
        return Sql.update(
                        "INSERT INTO patient (patient_id) VALUES (:patient) ON CONFLICT DO NOTHING",
                        Map.of("patient", patientId))
                .chain(() -> lockIfThere(patientId, strength));
    }

    /** Locks the patient until the transaction ends; false when there is none. */
    public Uni<Boolean> lockIfThere(UUID patientId) {
        return lockIfThere(patientId, CHANGE);
    }

    private static Uni<Boolean> lockIfThere(UUID patientId, String strength) {
        return Sql.values(
                        "SELECT plan_sequence FROM patient WHERE patient_id = :patient " + strength,
                        Long.class,
                        Map.of("patient", patientId))
                .map(it -> !it.isEmpty());
    }

    /** Whether anything was ever written for the patient. */
    public Uni<Boolean> exists(UUID patientId) {
        return Sql.value(
                        "SELECT count(*) FROM patient WHERE patient_id = :patient",
                        Long.class,
                        Map.of("patient", patientId))
                .map(count -> count.orElse(0L) > 0);
    }

    /** The number of the next plan event; the patient is locked. */
    public Uni<Long> nextPlanSequence(UUID patientId) {
        return Sql.value(
                        "UPDATE patient SET plan_sequence = plan_sequence + 1 WHERE patient_id = :patient"
                                + " RETURNING plan_sequence",
                        Long.class,
                        Map.of("patient", patientId))
                .map(java.util.Optional::orElseThrow);
    }
}
