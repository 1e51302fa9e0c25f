package io.backwise.progress.careteam;

import io.backwise.kit.outbox.OutboxEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * Data of {@code patient-accessed}: somebody else saw something of a patient.
 *
 * @param accessId of this access and no other
 * @param who the {@code sub} of the caller
 * @param what the operation
 */
record PatientAccessedV1(UUID accessId, UUID patientId, String who, String what, Instant at) {
    static OutboxEvent event(UUID patientId, String who, String what, Instant at) {
        UUID accessId = UUID.randomUUID();
        return new OutboxEvent(
                "patient-accessed",
                patientId.toString(),
                "io.backwise.progress.patient.accessed.v1",
                accessId.toString(),
                new PatientAccessedV1(accessId, patientId, who, what, at));
    }
}
