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

    /**
     * Ends what publishes the patient's record again. Before the patient is locked: who publishes holds that row first, and the
     * patient then.
     */
    Uni<Void> endRepublication(UUID patientId) {
        return Sql.update("DELETE FROM republication WHERE patient_id = :patient", Map.of("patient", patientId))
                .replaceWithVoid();
    }

    /** The patient is locked. */
    Uni<Void> delete(UUID patientId) {
        return InOrder.each(DELETE, statement -> Sql.update(statement, Map.of("patient", patientId)));
    }
}
