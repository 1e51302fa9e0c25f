package io.backwise.progress.reading;

import io.backwise.kit.paging.DateRange;
import io.backwise.progress.streak.core.DayState;
import io.backwise.progress.streak.core.Schedule;
import io.backwise.progress.streak.core.SessionFact;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A patient's days, past and to come. */
final class Calendar {
    private Calendar() {}

    static List<CalendarDay> of(
            Schedule schedule, DateRange range, Map<LocalDate, DayState> states, List<SessionFact> reported) {
        Map<LocalDate, List<String>> sessions = reported.stream()
                .collect(Collectors.groupingBy(
                        SessionFact::on, Collectors.mapping(SessionFact::id, Collectors.toList())));
        return range.from()
                .datesUntil(range.to().plusDays(1))
                .map(day -> new CalendarDay(
                        day,
                        states.containsKey(day)
                                ? states.getOrDefault(day, DayState.PENDING).slug()
                                : unjudged(schedule, day),
                        sessions.getOrDefault(day, List.of()).stream().sorted().toList()))
                .toList();
    }

    /** A day that is to come, or on which nothing is due. */
    private static String unjudged(Schedule schedule, LocalDate day) {
        if (schedule.isPaused(day)) {
            return "paused";
        }
        if (!schedule.hasPlan(day)) {
            return "none";
        }
        return schedule.isScheduled(day) ? "upcoming" : "rest";
    }
}
