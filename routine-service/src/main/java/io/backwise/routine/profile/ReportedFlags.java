package io.backwise.routine.profile;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/** The signs that a patient told with reports. */
public interface ReportedFlags {
    /** Those told from then on. */
    Uni<Set<String>> flagsSince(UUID patientId, Instant from);

    /** Whether symptoms spread down the leg in a session of that day or a later one. */
    Uni<Boolean> hasSpreadSince(UUID patientId, LocalDate day);
}
