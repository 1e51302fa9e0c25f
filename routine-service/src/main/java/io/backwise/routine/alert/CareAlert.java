package io.backwise.routine.alert;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a clinician has to see to.
 *
 * @param number orders all alerts by when they were raised
 * @param subject what it is about, such as the red flag; empty when the kind says all
 * @param version counts its changes from 1
 * @param detail in a sentence, for the clinician
 * @param acknowledgedBy the {@code sub} of who saw to it; null while it is open, as is when
 */
record CareAlert(
        long number,
        UUID alertId,
        UUID patientId,
        AlertKind kind,
        String subject,
        AlertState state,
        long version,
        String detail,
        Instant raisedAt,
        @Nullable String acknowledgedBy,
        @Nullable Instant acknowledgedAt) {}
