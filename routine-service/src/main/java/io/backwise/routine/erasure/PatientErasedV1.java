package io.backwise.routine.erasure;

import io.backwise.kit.outbox.OutboxEvent;
import java.time.Instant;
import java.util.UUID;

/** Data of {@code patient-erased}. */
record PatientErasedV1(UUID patientId, Instant erasedAt) {

    static OutboxEvent event(UUID patientId, Instant at) {
        return new OutboxEvent(
                "patient-erased",
                patientId.toString(),
                "io.backwise.routine.patient.erased.v1",
                patientId.toString(),
                new PatientErasedV1(patientId, at));
    }
}
