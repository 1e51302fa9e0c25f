package io.backwise.routine.session;

import io.backwise.routine.adaptation.core.Pain;
import io.backwise.routine.adaptation.core.PainResponse;
import io.backwise.routine.session.core.SessionDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
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
 * @param nextMorningAt when that was told; null until then, and of what was told before this was kept
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
        @Nullable Integer nextMorning,
        @Nullable Instant nextMorningAt) {
    private static final Duration A_NIGHT = Duration.ofHours(6);

    /**
     * As the rules look at it. The worst is that of any exercise, whatever was told of the whole: a session is red when one of
     * them is. How it settled is not known on the day itself: good news of it counts from the next day on, bad news at once.
     */
    Pain pain() {
        Pain told = new Pain(
                report.painBefore(),
                Math.max(report.painWorst(), worstOfItems()),
                nextMorning == null ? OptionalInt.empty() : OptionalInt.of(nextMorning));
        return hasKnownMorning() || PainResponse.isUnsettled(told) ? told : told.withoutMorning();
    }

    /** Whether the morning after was told, hours after the session and not on its day. */
    boolean hasKnownMorning() {
        return nextMorning != null && (nextMorningAt == null || isMorning(nextMorningAt));
    }

    private boolean isMorning(Instant told) {
        return !told.isBefore(report.performedAt().plus(A_NIGHT))
                && SessionDay.of(told, ZoneId.of(report.zone())).isAfter(performedOn);
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

    Session withNextMorning(int pain, Instant toldAt) {
        return new Session(
                sessionId, patientId, planRevision, report, performedOn, status, completion, reportedAt, pain, toldAt);
    }
}
