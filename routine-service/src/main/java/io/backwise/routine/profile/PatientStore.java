package io.backwise.routine.profile;

import io.backwise.kit.store.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;

/** The patient as an aggregate: whoever changes anything of one locks it first. */
@ApplicationScoped
public class PatientStore {

    /** Locks the patient until the transaction ends; makes one that is new. */
    public Uni<Void> lock(UUID patientId) {
        Map<String, UUID> patient = Map.of("patient", patientId);
        return Sql.update("INSERT INTO patient (patient_id) VALUES (:patient) ON CONFLICT DO NOTHING", patient)
                .chain(() -> Sql.values(
                        "SELECT plan_sequence FROM patient WHERE patient_id = :patient FOR UPDATE",
                        Long.class,
                        patient))
                .replaceWithVoid();
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
