package io.backwise.progress.reading;

import io.backwise.kit.identity.Caller;
import io.backwise.kit.paging.DateRange;
import io.backwise.kit.paging.Limit;
import io.backwise.kit.paging.Page;
import io.backwise.kit.problem.Problem;
import io.backwise.progress.careteam.Gate;
import io.backwise.progress.ledger.DoneExercise;
import io.backwise.progress.ledger.DonePlace;
import io.backwise.progress.ledger.ExtractStore;
import io.backwise.progress.ledger.Ledger;
import io.backwise.progress.ledger.LedgerStore;
import io.backwise.progress.streak.core.PainTrend;
import io.backwise.progress.streak.core.Schedule;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers from the ledger; nothing is precomputed by a clock, so no answer ages. */
@ApplicationScoped
public class ReadingProgress {
    private static final int DEFAULT_DAYS = 28;

    private final Gate gate;
    private final ExtractStore extracts;
    private final LedgerStore ledgers;

    ReadingProgress(Gate gate, ExtractStore extracts, LedgerStore ledgers) {
        this.gate = gate;
        this.extracts = extracts;
        this.ledgers = ledgers;
    }

    /** A summary with the version of the ledger that it was made from. */
    public record Versioned(long version, Summary summary) {}

    /** @param asOf a date up to today; today when null */
    @WithSession
    Uni<Versioned> summary(Caller caller, UUID patientId, @Nullable LocalDate asOf, boolean stale) {
        return gate.enterAsAnother(caller, patientId, "read progress").chain(() -> {
            DateRange.sane("asOf", asOf);
            return summary(patientId, asOf, stale);
        });
    }

    /** The summary with which somebody begins to watch. */
    @WithSession
    public Uni<Versioned> watched(Caller caller, UUID patientId) {
        return gate.enterAsAnother(caller, patientId, "watch progress").chain(() -> summary(patientId, null, false));
    }

    /** The summary for somebody who watches already, and may still. */
    @WithSession
    public Uni<Versioned> watchedStill(Caller caller, UUID patientId) {
        return gate.checkAnother(caller, patientId).chain(() -> summary(patientId, null, false));
    }

    private Uni<Versioned> summary(UUID patientId, @Nullable LocalDate asOf, boolean stale) {
        Instant now = Instant.now();
        return (asOf == null ? extracts.since(patientId, Ledger.earliestToday(now)) : extracts.asOf(patientId, asOf))
                .map(extract -> {
                    if (extract.isErased()) {
                        throw Problem.notFound().toException();
                    }
                    Ledger ledger = extract.ledger();
                    LocalDate today = ledger.today(now);
                    if (asOf != null && asOf.isAfter(today)) {
                        throw Problem.invalid("asOf", "must be a date up to today, " + today)
                                .toException();
                    }
                    return new Versioned(
                            ledger.version(), Summary.of(ledger, extract.progress(asOf == null ? today : asOf), stale));
                });
    }

    /** Whether a session has arrived, for a caller who may see it. */
    @WithSession
    Uni<Boolean> holds(Caller caller, UUID patientId, UUID sessionId) {
        return gate.check(caller, patientId).chain(() -> ledgers.holds(patientId, sessionId));
    }

    @WithSession
    Uni<List<CalendarDay>> calendar(Caller caller, UUID patientId, @Nullable LocalDate from, @Nullable LocalDate to) {
        return ledger(caller, patientId, "read calendar").chain(ledger -> {
            LocalDate today = ledger.today(Instant.now());
            DateRange range = DateRange.of(from, to, today, DEFAULT_DAYS);
            LocalDate decided = range.to().plusDays(Schedule.LONGEST_WINDOW);
            return ledgers.days(ledger, range.from(), decided.isBefore(today) ? decided : today)
                    .chain(days -> ledgers.between(patientId, range.from(), range.to())
                            .map(sessions -> Calendar.of(ledger.schedule(), range, days, sessions)));
        });
    }

    @WithSession
    Uni<List<PainTrend.Day>> pain(Caller caller, UUID patientId, @Nullable LocalDate from, @Nullable LocalDate to) {
        return ledger(caller, patientId, "read pain").chain(ledger -> {
            DateRange range = DateRange.of(from, to, ledger.today(Instant.now()), DEFAULT_DAYS);
            return ledgers.between(patientId, range.from(), range.to()).map(PainTrend::series);
        });
    }

    /** @param cursor the place that an earlier page ended with */
    @WithSession
    Uni<Page<DoneExercise>> exercise(
            Caller caller, UUID patientId, String exercise, @Nullable String cursor, Limit limit) {
        return gate.enter(caller, patientId, "read exercise")
                .chain(() -> ledgers.done(patientId, exercise, DonePlace.of(cursor), limit.andOneMore()))
                .map(found -> Page.of(found, limit, DonePlace::key));
    }

    private Uni<Ledger> ledger(Caller caller, UUID patientId, String what) {
        return gate.enter(caller, patientId, what).chain(() -> ledgers.load(patientId));
    }
}
