package io.backwise.routine.profile;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Told in the transaction that moves a patient to another time zone, with the patient locked. */
public interface ZoneChanges {
    Uni<Void> moved(UUID patientId, String zone, String by);
}
