package io.backwise.progress.ledger;

import io.backwise.progress.streak.core.Schedule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/**
 * How a patient's ledger stands.
 *
 * @param version counts its changes
 * @param latest the day of the latest session
 */
public record Ledger(UUID patientId, long version, Schedule schedule, Optional<LocalDate> latest) {
    private static final int NIGHT_HOURS = 3;
    private static final int FURTHEST_BEHIND = -12;
    private static final ZoneId UTC = ZoneId.of("UTC");

    /**
     * The day that it is for this person: by the wall clock of the plan in force, the night until 03:00 belonging to the
     * day before; but never before the latest session, since a traveller may be ahead of home.
     */
    public LocalDate today(Instant now) {
        ZoneId zone = zone(now.atOffset(ZoneOffset.UTC).toLocalDate());
        LocalDate day =
                now.atZone(zone).toLocalDateTime().minusHours(NIGHT_HOURS).toLocalDate();
        return latest.filter(day::isBefore).orElse(day);
    }

    /** A day that is today or past for everybody, wherever they are. */
    public static LocalDate earliestToday(Instant now) {
        return now.atOffset(ZoneOffset.ofHours(FURTHEST_BEHIND))
                .toLocalDateTime()
                .minusHours(NIGHT_HOURS)
                .toLocalDate();
    }

    /** The zone of the plan in force on a day; UTC when there never was one. */
    public ZoneId zone(LocalDate day) {
        return schedule.zone(day).orElse(UTC);
    }
}
