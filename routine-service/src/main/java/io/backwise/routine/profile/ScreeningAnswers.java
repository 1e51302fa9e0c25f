package io.backwise.routine.profile;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Told in the transaction that writes a profile, with the patient locked: the red flags were answered anew. */
public interface ScreeningAnswers {
    Uni<Void> given(UUID patientId, Profile profile);
}
