package io.backwise.routine.session;

import io.backwise.routine.adaptation.core.Pain;
import java.time.Instant;
import java.time.LocalDate;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
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
    /** The worst is that of any exercise, whatever was told of the whole: a session is red when one of them is. */
    Pain pain() {
        return new Pain(
                report.painBefore(),
                Math.max(report.painWorst(), worstOfItems()),
                nextMorning == null ? OptionalInt.empty() : OptionalInt.of(nextMorning));
    }

    private int worstOfItems() {
        return report.hasRested()
                ? 0
                : report.items().stream()
                        .flatMap(it -> Stream.ofNullable(it.pain()))
                        .mapToInt(Integer::intValue)
                        .max()
                        .orElse(0);
    }

    Session withNextMorning(int pain) {
        return new Session(
                sessionId, patientId, planRevision, report, performedOn, status, completion, reportedAt, pain);
    }
}
