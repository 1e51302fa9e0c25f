package io.backwise.routine.session;

import io.backwise.routine.adaptation.PlayedSession;
import io.backwise.routine.adaptation.core.Bout.Done;
import io.backwise.routine.session.ReportRequest.ReportedItem;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reports in the terms of the rules of adaptation. Pure. */
final class Played {
    private Played() {}

    static PlayedSession of(Session it) {
        ReportRequest report = it.report();
        List<ReportedItem> done = report.hasRested() ? List.of() : report.items();
        return new PlayedSession(
                it.sessionId(),
                report.planId(),
                it.planRevision(),
                report.performedAt(),
                it.performedOn(),
                it.pain(),
                ReportAnswer.shift(it),
                report.hasRested(),
                !Objects.requireNonNullElse(report.redFlags(), List.of()).isEmpty(),
                report.effort(),
                done.stream()
                        .map(item -> new PlayedSession.Item(
                                item.exercise(), done(item), optional(item.pain()), item.skipped() != null))
                        .toList());
    }

    private static Done done(ReportedItem it) {
        return new Done(
                figure(it.setsDone()), figure(it.repsDone()), optional(it.holdSecondsDone()), figure(it.minutesDone()));
    }

    private static int figure(@Nullable Integer told) {
        return told == null ? 0 : told;
    }

    private static OptionalInt optional(@Nullable Integer told) {
        return told == null ? OptionalInt.empty() : OptionalInt.of(told);
    }
}
