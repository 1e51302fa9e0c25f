package io.backwise.routine.access;

import io.backwise.kit.consuming.Required;
import java.time.Instant;
import java.util.UUID;

/** What this service reads of {@code patient-accessed}: somebody else saw something of a patient in another service. */
record PatientAccessedV1(UUID accessId, UUID patientId, String who, String what, Instant at) {
    PatientAccessedV1 {
        Required.present("accessId", accessId);
        Required.present("patientId", patientId);
        Required.present("who", who);
        Required.present("what", what);
        Required.present("at", at);
        Required.that(!who.isBlank(), "who is blank");
        Required.that(!what.isBlank(), "what is blank");
    }
}
