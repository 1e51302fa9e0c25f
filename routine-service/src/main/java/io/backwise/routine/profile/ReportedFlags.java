package io.backwise.routine.profile;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** The red flags that a patient told with reports. */
public interface ReportedFlags {
    /** Those told from then on. */
    Uni<Set<String>> flagsSince(UUID patientId, Instant from);
}
