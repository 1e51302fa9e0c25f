package io.backwise.routine.erasure;

import io.backwise.kit.order.InOrder;
import io.backwise.kit.store.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Deletes what every feature keeps of a patient; a test looks for the id in every column of every table. */
@ApplicationScoped
class ErasureStore {
    /** What others refer to comes last. */
    private static final List<String> DELETE = List.of(
            "DELETE FROM session WHERE patient_id = :patient",
            "DELETE FROM assignment_key WHERE patient_id = :patient",
            "DELETE FROM plan_event WHERE patient_id = :patient",
            "DELETE FROM plan_revision WHERE plan_id IN (SELECT plan_id FROM plan WHERE patient_id = :patient)",
            "DELETE FROM plan WHERE patient_id = :patient",
            "DELETE FROM care_alert WHERE patient_id = :patient",
            "DELETE FROM red_flag_clearance WHERE patient_id = :patient",
            "DELETE FROM profile WHERE patient_id = :patient",
            "DELETE FROM care_team WHERE patient_id = :patient",
            "DELETE FROM access_log WHERE patient_id = :patient",
            "DELETE FROM patient WHERE patient_id = :patient");

    /** It goes on after the patient who comes before this one: nobody is between them once this one is gone. */
    private static final String POSITION_BEFORE = """
            UPDATE republication SET after_id = coalesce(
                (SELECT patient_id FROM patient WHERE patient_id < :patient ORDER BY patient_id DESC LIMIT 1),
                cast('00000000-0000-0000-0000-000000000000' AS uuid))
            WHERE after_id = :patient
            """;

    /**
     * Ends what publishes the patient's record again, and takes the patient out of the position of what publishes everybody's.
     * Before the patient is locked: who publishes holds that row first, and the patient then. A step that is at work is waited
     * for, since it may end with the patient; so is another erasure, whose patient is nowhere to go back to.
     */
    Uni<Void> leaveRepublication(UUID patientId) {
        Map<String, UUID> patient = Map.of("patient", patientId);
        return Sql.values("SELECT id FROM republication FOR UPDATE", Integer.class, Map.of())
                .chain(() -> Sql.update("DELETE FROM republication WHERE patient_id = :patient", patient))
                .chain(() -> Sql.update(POSITION_BEFORE, patient))
                .replaceWithVoid();
    }

    /** The patient is locked. */
    Uni<Void> delete(UUID patientId) {
        return InOrder.each(DELETE, statement -> Sql.update(statement, Map.of("patient", patientId)));
    }
}
