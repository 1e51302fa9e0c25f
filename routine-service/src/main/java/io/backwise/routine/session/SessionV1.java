package io.backwise.routine.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.backwise.kit.outbox.OutboxEvent;
import io.backwise.routine.session.ReportRequest.ReportedItem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Data of {@code session-completed}. */
record SessionV1(
        UUID sessionId,
        UUID patientId,
        UUID planId,
        int planRevision,
        Instant performedAt,
        String zone,
        LocalDate performedOn,
        String status,
        double completion,
        int painBefore,
        int painWorst,
        int painAfter,
        int effort,
        String response,
        List<ItemV1> items,
        Instant reportedAt) {

    /** What was done of one exercise; a skipped one has zeros. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ItemV1(
            String exercise,
            int setsDone,
            int repsDone,
            @Nullable Integer holdSecondsDone,
            @Nullable Integer minutesDone) {
        static ItemV1 of(ReportedItem it) {
            return new ItemV1(
                    it.exercise(), or0(it.setsDone()), or0(it.repsDone()), it.holdSecondsDone(), it.minutesDone());
        }

        private static int or0(@Nullable Integer figure) {
            return figure == null ? 0 : figure;
        }
    }

    static OutboxEvent event(Session it, String response) {
        ReportRequest report = it.report();
        return new OutboxEvent(
                "session-completed",
                it.patientId().toString(),
                "io.backwise.routine.session.completed.v1",
                it.sessionId().toString(),
                new SessionV1(
                        it.sessionId(),
                        it.patientId(),
                        report.planId(),
                        it.planRevision(),
                        report.performedAt(),
                        report.zone(),
                        it.performedOn(),
                        it.status(),
                        it.completion(),
                        report.painBefore(),
                        report.painWorst(),
                        report.painAfter(),
                        report.effort(),
                        response,
                        report.items().stream().map(ItemV1::of).toList(),
                        it.reportedAt()));
    }
}
