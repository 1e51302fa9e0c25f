package io.backwise.routine.profile;

import io.smallrye.mutiny.Uni;
import java.util.Set;
import java.util.UUID;

/** Told in the transaction in which red flags are answered with yes, with the patient locked. */
public interface RedFlagAnswers {
    /**
     * @param profile as it is now, the flags included
     * @param flags those that were answered with yes this time
     */
    Uni<Void> told(UUID patientId, Profile profile, Set<String> flags);
}
