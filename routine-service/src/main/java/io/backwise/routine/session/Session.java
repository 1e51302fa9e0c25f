package io.backwise.routine.session;

import io.backwise.routine.adaptation.core.Pain;
import java.time.Instant;
import java.time.LocalDate;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reported session, as it is stored.
 *
 * @param planRevision the revision that it is measured against
 * @param performedOn the local day that it belongs to, fixed when it was accepted
 * @param completion done by prescribed exercises, 0 to 1
 * @param nextMorning NPRS the morning after; null until told
 */
public record Session(
        UUID sessionId,
        UUID patientId,
        int planRevision,
        ReportRequest report,
        LocalDate performedOn,
        String status,
        double completion,
        Instant reportedAt,
        @Nullable Integer nextMorning) {
    Pain pain() {
        return new Pain(
                report.painBefore(),
                report.painWorst(),
                nextMorning == null ? OptionalInt.empty() : OptionalInt.of(nextMorning));
    }

    Session withNextMorning(int pain) {
        return new Session(
                sessionId, patientId, planRevision, report, performedOn, status, completion, reportedAt, pain);
    }
}
