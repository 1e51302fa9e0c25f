package io.backwise.routine.alert;

import io.backwise.kit.outbox.OutboxEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Data of {@code care-alert}. */
record CareAlertV1(
        UUID alertId, long version, UUID patientId, AlertState state, AlertKind kind, Instant raisedAt, String detail) {

    /** What the last change of the alert has to tell. */
    static OutboxEvent event(CareAlert it) {
        return event(it, it.state(), it.version());
    }

    /** All that was told of the alert, in order. */
    static List<OutboxEvent> history(CareAlert it) {
        return it.state() == AlertState.OPEN ? List.of(event(it)) : List.of(event(it, AlertState.OPEN, 1), event(it));
    }

    private static OutboxEvent event(CareAlert it, AlertState state, long version) {
        return new OutboxEvent(
                "care-alert",
                it.patientId().toString(),
                "io.backwise.routine.alert." + (state == AlertState.OPEN ? "raised" : "acknowledged") + ".v1",
                it.alertId() + "/" + version,
                new CareAlertV1(it.alertId(), version, it.patientId(), state, it.kind(), it.raisedAt(), it.detail()));
    }
}
