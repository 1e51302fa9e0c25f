package io.backwise.routine.alert;

import io.backwise.kit.outbox.OutboxEvent;
import io.backwise.routine.republication.Announced;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Says again what was told of a patient's alerts. */
@ApplicationScoped
@Priority(4)
class AnnouncingAlerts implements Announced {
    private final AlertStore alerts;

    AnnouncingAlerts(AlertStore alerts) {
        this.alerts = alerts;
    }

    @Override
    public Uni<List<OutboxEvent>> announced(UUID patientId) {
        return alerts.all(patientId).map(all -> all.stream()
                .flatMap(it -> CareAlertV1.history(it).stream())
                .toList());
    }
}
