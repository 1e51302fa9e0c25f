package io.backwise.progress.streak.core;

import io.backwise.progress.streak.core.ScheduleFact.Completed;
import io.backwise.progress.streak.core.ScheduleFact.Resumed;
import io.backwise.progress.streak.core.ScheduleFact.Scheduled;
import io.backwise.progress.streak.core.ScheduleFact.Suspended;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/** The definition taken word for word, day by day over a table, with no thought for speed: what the core must agree with. */
public final class Oracle {
    private final Map<LocalDate, DayState> states = new TreeMap<>();
    private final Map<LocalDate, Scheduled> plan = new TreeMap<>();
    private final Set<LocalDate> paused = new HashSet<>();
    private final LocalDate asOf;
    private final List<SessionFact> seen;
    private int current;
    private int longest;
    private Optional<DayState> open = Optional.empty();

    private Oracle(List<ScheduleFact> facts, List<SessionFact> sessions, LocalDate end, LocalDate asOf) {
        this.asOf = asOf;
        this.seen = sessions.stream().filter(it -> !it.on().isAfter(asOf)).toList();
        Set<LocalDate> pauseStarts = new HashSet<>();
        List<ScheduleFact> inOrder = facts.stream()
                .sorted((a, b) -> Long.compare(a.sequence(), b.sequence()))
                .toList();
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
            judge(day, until, sessions, pauseStarts);
        }
    }

    private void judge(LocalDate day, LocalDate until, List<SessionFact> sessions, Set<LocalDate> pauseStarts) {
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
        open = asOf.isBefore(until) ? Optional.of(state) : Optional.empty();
    }

    /**
     * The progress that the definition gives.
     *
     * @param end no session lies on this day or later, and {@code asOf} before it
     */
    public static Progress progress(
            List<ScheduleFact> facts, List<SessionFact> sessions, LocalDate end, LocalDate asOf) {
        Oracle it = new Oracle(facts, sessions, end.plusDays(7), asOf);
        return new Progress(
                asOf,
                new Streak(it.current, it.longest, 2 - it.recently(DayState.FROZEN), it.today()),
                new Adherence(it.adherence(), it.weeks()),
                it.pain(),
                new SessionCounts(
                        it.seen.size(),
                        it.reported(SessionFact.Status.COMPLETED),
                        it.reported(SessionFact.Status.PARTIAL),
                        it.reported(SessionFact.Status.RESTED)),
                it.seen.stream().map(SessionFact::performedAt).max(Comparator.naturalOrder()),
                it.states);
    }

    private int recently(DayState state) {
        return between(state, asOf.minusDays(27), asOf);
    }

    private int between(DayState state, LocalDate from, LocalDate to) {
        return (int) states.entrySet().stream()
                .filter(it -> it.getValue() == state)
                .filter(it -> !it.getKey().isBefore(from) && !it.getKey().isAfter(to))
                .count();
    }

    private int reported(SessionFact.Status status) {
        return (int) seen.stream().filter(it -> it.status() == status).count();
    }

    private Today today() {
        boolean countsToday =
                seen.stream().anyMatch(it -> it.on().equals(asOf) && it.status() == SessionFact.Status.COMPLETED);
        if (paused.contains(asOf)) {
            return Today.PAUSED;
        }
        Scheduled holds = plan.get(asOf);
        if (holds == null || holds.weekdays().isEmpty() || states.isEmpty()) {
            return Today.NO_PLAN;
        }
        if (countsToday || open.equals(Optional.of(DayState.MET))) {
            return Today.DONE;
        }
        if (open.equals(Optional.of(DayState.EXCUSED))) {
            return Today.EXCUSED;
        }
        return open.isPresent() ? Today.DUE : Today.REST_DAY;
    }

    private OptionalDouble adherence() {
        int due = recently(DayState.MET) + recently(DayState.MISSED) + recently(DayState.FROZEN);
        return due == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) recently(DayState.MET) / due);
    }

    private List<Adherence.Week> weeks() {
        List<Adherence.Week> weeks = new ArrayList<>();
        LocalDate monday = asOf.minusDays(asOf.getDayOfWeek().getValue() - 1L).minusDays(7 * 11);
        for (int i = 0; i < 12; i++, monday = monday.plusDays(7)) {
            LocalDate sunday = monday.plusDays(6);
            int met = between(DayState.MET, monday, sunday);
            int due = met + between(DayState.MISSED, monday, sunday) + between(DayState.FROZEN, monday, sunday);
            weeks.add(new Adherence.Week(
                    DateTimeFormatter.ofPattern("YYYY-'W'ww", Locale.UK).format(monday), due, met));
        }
        return weeks;
    }

    private PainTrend pain() {
        List<Double> means =
                PainTrend.series(seen).stream().map(PainTrend.Day::painBefore).toList();
        if (means.size() < 3) {
            return new PainTrend(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), "none");
        }
        double baseline = mean(means.subList(0, 3));
        double recent = mean(means.subList(means.size() - 3, means.size()));
        double size = Math.abs(recent - baseline) + 1e-9;
        boolean meaningful = size >= 2 || (baseline + 1e-9 >= 2 && size >= 0.3 * baseline);
        return new PainTrend(
                OptionalDouble.of(baseline),
                OptionalDouble.of(recent),
                OptionalDouble.of(recent - baseline),
                !meaningful ? "none" : recent < baseline ? "improved" : "worse");
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(it -> it).average().orElseThrow();
    }

    private static boolean exists(LocalDate day, ZoneId zone) {
        // Clocks that were set forward by a day: Apia and Fakaofo had no 2011-12-30.
        return zone.getRules().getTransitions().stream()
                .noneMatch(it -> it.isGap()
                        && !it.getDateTimeBefore().isAfter(day.atStartOfDay())
                        && !it.getDateTimeAfter().isBefore(day.plusDays(1).atStartOfDay()));
    }
}
