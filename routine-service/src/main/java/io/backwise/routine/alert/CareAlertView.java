package io.backwise.routine.alert;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An alert as clinicians see it. */
public record CareAlertView(
        UUID alertId,
        UUID patientId,
        AlertKind kind,
        AlertState state,
        String detail,
        Instant raisedAt,
        @Nullable String acknowledgedBy,
        @Nullable Instant acknowledgedAt) {
    static CareAlertView of(CareAlert it) {
        return new CareAlertView(
                it.alertId(),
                it.patientId(),
                it.kind(),
                it.state(),
                it.detail(),
                it.raisedAt(),
                it.acknowledgedBy(),
                it.acknowledgedAt());
    }
}
