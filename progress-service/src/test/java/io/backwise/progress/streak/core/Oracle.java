package io.backwise.progress.streak.core;

import io.backwise.progress.streak.core.ScheduleFact.Completed;
import io.backwise.progress.streak.core.ScheduleFact.Resumed;
import io.backwise.progress.streak.core.ScheduleFact.Scheduled;
import io.backwise.progress.streak.core.ScheduleFact.Suspended;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The definition taken word for word, day by day over a table, with no thought for speed: what the core must agree with. */
final class Oracle {
    final Map<LocalDate, DayState> states = new TreeMap<>();
    int current;
    int longest;

    Oracle(List<ScheduleFact> facts, List<SessionFact> sessions, LocalDate first, int days, LocalDate asOf) {
        Map<LocalDate, Scheduled> plan = new TreeMap<>();
        Set<LocalDate> paused = new HashSet<>();
        Set<LocalDate> pauseStarts = new HashSet<>();
        List<ScheduleFact> inOrder = facts.stream()
                .sorted((a, b) -> Long.compare(a.sequence(), b.sequence()))
                .toList();
        LocalDate end = first.plusDays(days);
        LocalDate open = null;
        for (ScheduleFact fact : inOrder) {
            switch (fact) {
                case Scheduled it -> it.from().datesUntil(end).forEach(day -> plan.put(day, it));
                case Completed it -> it.to().datesUntil(end).forEach(plan::remove);
                case Suspended it -> open = open == null || it.from().isBefore(open) ? it.from() : open;
                case Resumed it -> {
                    if (open != null && open.isBefore(it.to())) {
                        open.datesUntil(it.to()).forEach(paused::add);
                        pauseStarts.add(open);
                    }
                    open = null;
                }
            }
        }
        if (open != null) {
            open.datesUntil(end).forEach(paused::add);
            pauseStarts.add(open);
        }
        List<LocalDate> scheduled = plan.entrySet().stream()
                .filter(it -> it.getValue().weekdays().contains(it.getKey().getDayOfWeek()))
                .filter(it -> !paused.contains(it.getKey()))
                .filter(it -> exists(it.getKey(), it.getValue().zone()))
                .map(Map.Entry::getKey)
                .toList();
        for (int i = 0; i < scheduled.size() && !scheduled.get(i).isAfter(asOf); i++) {
            LocalDate day = scheduled.get(i);
            LocalDate until = day.plusDays(7);
            if (i + 1 < scheduled.size() && scheduled.get(i + 1).isBefore(until)) {
                until = scheduled.get(i + 1);
            }
            judge(day, until, sessions, pauseStarts, asOf);
        }
    }

    private void judge(
            LocalDate day, LocalDate until, List<SessionFact> sessions, Set<LocalDate> pauseStarts, LocalDate asOf) {
        boolean met = false;
        boolean excused = false;
        for (LocalDate inside = day; inside.isBefore(until); inside = inside.plusDays(1)) {
            for (SessionFact session : sessions) {
                if (session.on().equals(inside) && !inside.isAfter(asOf)) {
                    met |= session.status() == SessionFact.Status.COMPLETED;
                    excused |= session.status() == SessionFact.Status.RESTED;
                }
            }
            excused |= pauseStarts.contains(inside);
        }
        long frozenBefore = states.entrySet().stream()
                .filter(it -> it.getValue() == DayState.FROZEN)
                .filter(it -> !it.getKey().isBefore(day.minusDays(27)))
                .count();
        DayState state;
        if (met) {
            state = DayState.MET;
            current++;
        } else if (excused) {
            state = DayState.EXCUSED;
        } else if (asOf.isBefore(until)) {
            state = DayState.PENDING;
        } else if (current > 0 && frozenBefore < 2) {
            state = DayState.FROZEN;
        } else {
            state = DayState.MISSED;
            current = 0;
        }
        longest = Math.max(longest, current);
        states.put(day, state);
    }

    private static boolean exists(LocalDate day, ZoneId zone) {
        return !(zone.getId().equals("Pacific/Apia") && day.equals(LocalDate.of(2011, 12, 30)));
    }
}
