package io.backwise.progress.reading;

import java.time.LocalDate;
import java.util.List;

/**
 * One day of the calendar.
 *
 * @param state {@code met}, {@code missed}, {@code frozen}, {@code excused}, {@code pending}, {@code rest}, {@code paused},
 *     {@code upcoming} or {@code none}
 * @param sessions ids of what was reported for that day
 */
public record CalendarDay(LocalDate date, String state, List<String> sessions) {}
