package io.backwise.routine.alert;

import io.backwise.kit.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Calls for a clinician, once for the same thing until somebody has seen to it. */
@ApplicationScoped
public class RaisingAlerts {
    private final AlertStore alerts;
    private final Outbox outbox;

    RaisingAlerts(AlertStore alerts, Outbox outbox) {
        this.alerts = alerts;
        this.outbox = outbox;
    }

    /**
     * In the transaction of what calls for it; the patient is locked.
     *
     * @param subject what it is about, such as the red flag; empty when the kind says all
     * @param detail in a sentence, for the clinician
     */
    public Uni<Void> raise(UUID patientId, AlertKind kind, String subject, String detail) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return alerts.raise(patientId, kind, subject, detail, now)
                .chain(raised -> raised.isPresent()
                        ? outbox.append(CareAlertV1.event(raised.get()))
                        : Uni.createFrom().voidItem());
    }
}
