package io.backwise.progress.erasure;

import io.backwise.kit.consuming.Required;
import java.time.Instant;
import java.util.UUID;

/** What this service reads of {@code patient-erased}. */
record PatientErasedV1(UUID patientId, Instant erasedAt) {
    PatientErasedV1 {
        Required.present("patientId", patientId);
        Required.present("erasedAt", erasedAt);
    }
}
