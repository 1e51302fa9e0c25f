package io.backwise.progress.ledger;

import io.backwise.progress.streak.core.Progress;
import io.backwise.progress.streak.core.Schedule;
import io.backwise.progress.streak.core.SessionFact;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;

/**
 * The facts of one patient.
 *
 * @param version counts the changes of the ledger
 */
public record Ledger(long version, Schedule schedule, List<SessionFact> sessions) {
    private static final int NIGHT_HOURS = 3;
    private static final ZoneId UTC = ZoneId.of("UTC");

    public Ledger {
        sessions = List.copyOf(sessions);
    }

    /**
     * The day that it is for this person: by the wall clock of the plan in force, the night until 03:00 belonging to the
     * day before; but never before the latest session, since a traveller may be ahead of home.
     */
    public LocalDate today(Instant now) {
        ZoneId zone = zone(now.atOffset(ZoneOffset.UTC).toLocalDate());
        LocalDate day =
                now.atZone(zone).toLocalDateTime().minusHours(NIGHT_HOURS).toLocalDate();
        return sessions.stream()
                .map(SessionFact::on)
                .max(Comparator.naturalOrder())
                .filter(day::isBefore)
                .orElse(day);
    }

    /** The zone of the plan in force on a day; UTC when there never was one. */
    public ZoneId zone(LocalDate day) {
        return schedule.zone(day).orElse(UTC);
    }

    public Progress progress(LocalDate asOf) {
        return Progress.of(schedule, sessions, asOf);
    }
}
