package io.backwise.routine.plan;

import io.backwise.kit.json.EventJson;
import io.backwise.kit.store.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What was announced of a patient's plans, in order. */
@ApplicationScoped
class PlanEventStore {
    private final EventJson json;

    PlanEventStore(EventJson json) {
        this.json = json;
    }

    Uni<Void> put(PlanEvent event) {
        return Sql.update(
                        "INSERT INTO plan_event (patient_id, sequence, type, data) VALUES (:patient, :sequence, :type, :data)",
                        Map.of(
                                "patient", event.data().patientId(),
                                "sequence", event.data().sequence(),
                                "type", event.type(),
                                "data", json.write(event.data())))
                .replaceWithVoid();
    }

    Uni<List<PlanEvent>> all(UUID patientId) {
        return Sql.rows(
                        "SELECT type, data FROM plan_event WHERE patient_id = :patient ORDER BY sequence",
                        Map.of("patient", patientId))
                .map(rows -> rows.stream()
                        .map(row -> new PlanEvent((String) row[0], json.stored((String) row[1], PlanV1.class)))
                        .toList());
    }
}
