package io.backwise.routine.session.core;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The day that a session belongs to: a night's work until 03:00 by the wall clock is the evening's before. */
public final class SessionDay {
    private static final int NIGHT_HOURS = 3;

    private SessionDay() {}

    public static LocalDate of(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalDateTime().minusHours(NIGHT_HOURS).toLocalDate();
    }
}
