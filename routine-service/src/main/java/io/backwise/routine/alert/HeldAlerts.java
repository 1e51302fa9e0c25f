package io.backwise.routine.alert;

import io.backwise.routine.held.Held;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What called for a clinician. */
@ApplicationScoped
class HeldAlerts implements Held {
    private final AlertStore alerts;

    HeldAlerts(AlertStore alerts) {
        this.alerts = alerts;
    }

    @Override
    public String section() {
        return "alerts";
    }

    @Override
    public Set<String> tables() {
        return Set.of("care_alert");
    }

    @Override
    public Uni<List<CareAlertView>> of(UUID patientId) {
        return alerts.all(patientId)
                .map(all -> all.stream().map(CareAlertView::of).toList());
    }
}
