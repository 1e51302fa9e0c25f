package io.backwise.routine.alert;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.backwise.routine.held.Held;
import io.smallrye.mutiny.Multi;
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

    /**
     * An alert, with what only machines need.
     *
     * @param subject what it is about, such as the red flag; empty when the kind says all
     * @param version counts its changes from 1
     */
    record Item(@JsonUnwrapped CareAlertView alert, String subject, long version) {
        static Item of(CareAlert it) {
            return new Item(CareAlertView.of(it), it.subject(), it.version());
        }
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
    public Multi<List<Item>> of(UUID patientId) {
        return alerts.all(patientId)
                .map(all -> all.stream().map(Item::of).toList())
                .toMulti();
    }
}
