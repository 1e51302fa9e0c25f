package io.backwise.routine.profile;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Told in the transaction that writes a profile, with the patient locked: what rests on the profile is to be looked at again. */
public interface ProfileChanges {
    Uni<Void> written(UUID patientId);
}
