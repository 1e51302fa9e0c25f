package io.backwise.routine.profile;

import io.backwise.kit.identity.Caller;
import io.backwise.routine.access.Gate;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The lock of a patient for a caller whom the {@link Gate} has let in, and who may have waited for it since. */
@ApplicationScoped
public class PatientLock {
    private final PatientStore patients;
    private final Gate gate;

    PatientLock(PatientStore patients, Gate gate) {
        this.patients = patients;
        this.gate = gate;
    }

    /**
     * Locks the patient as {@link PatientStore#lock} does.
     *
     * @throws io.backwise.kit.problem.ProblemException 404 as that, and when the caller may not see the patient any more
     */
    public Uni<Void> lock(Caller caller, UUID patientId) {
        return patients.lock(patientId).chain(() -> gate.still(caller, patientId));
    }
}
