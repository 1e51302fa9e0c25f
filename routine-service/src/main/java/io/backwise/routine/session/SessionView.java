package io.backwise.routine.session;

import io.backwise.routine.session.ReportRequest.ReportedItem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A reported session as clients see it. */
public record SessionView(
        UUID sessionId,
        UUID planId,
        int planRevision,
        Instant performedAt,
        String zone,
        LocalDate performedOn,
        String status,
        double completion,
        String response,
        int painBefore,
        int painWorst,
        int painAfter,
        @Nullable Integer nextMorning,
        int effort,
        List<ReportedItem> items,
        @Nullable String symptomShift,
        List<String> redFlags,
        @Nullable String note,
        Instant reportedAt) {
    static SessionView of(Session it, ReportAnswer answer) {
        ReportRequest report = it.report();
        return new SessionView(
                it.sessionId(),
                report.planId(),
                it.planRevision(),
                report.performedAt(),
                report.zone(),
                it.performedOn(),
                it.status(),
                it.completion(),
                answer.response(),
                report.painBefore(),
                report.painWorst(),
                report.painAfter(),
                it.nextMorning(),
                report.effort(),
                report.items(),
                report.symptomShift(),
                report.redFlags() == null ? List.of() : report.redFlags(),
                report.note(),
                it.reportedAt());
    }
}
