package io.backwise.progress.streak.core;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * A person's progress as of a day: a pure function of the facts and the day. The order in which facts arrived, and how
 * often, changes nothing.
 */
public record Progress(
        LocalDate asOf,
        Streak streak,
        Adherence adherence,
        PainTrend pain,
        SessionCounts sessions,
        Optional<Instant> lastSessionAt,
        Map<LocalDate, DayState> days) {
    private static final int WEEKS = 12;
    private static final Predicate<DayState> MET = DayState.MET::equals;

    /**
     * Folds the facts from scratch.
     *
     * @param facts sessions, each once; those after {@code asOf} are not looked at
     */
    public static Progress of(Schedule schedule, Collection<SessionFact> facts, LocalDate asOf) {
        Sessions sessions = new Sessions(facts, asOf);
        Walk walk = new Walk(schedule, sessions, asOf);
        return new Progress(
                asOf,
                new Streak(
                        walk.current(), walk.longest(), freezesLeft(walk, asOf), today(schedule, sessions, walk, asOf)),
                new Adherence(last28Days(walk, asOf), weeks(walk, asOf)),
                PainTrend.of(PainTrend.series(sessions.all())),
                counts(sessions.all()),
                sessions.all().stream().map(SessionFact::performedAt).max(Comparator.naturalOrder()),
                walk.states());
    }

    private static int freezesLeft(Walk walk, LocalDate asOf) {
        return Walk.FREEZES - count(recent(walk, asOf), DayState.FROZEN::equals);
    }

    private static Collection<DayState> recent(Walk walk, LocalDate asOf) {
        return walk.states().tailMap(asOf.minusDays(Walk.LOOK_BACK)).values();
    }

    private static int count(Collection<DayState> days, Predicate<DayState> which) {
        return Math.toIntExact(days.stream().filter(which).count());
    }

    private static Today today(Schedule schedule, Sessions sessions, Walk walk, LocalDate asOf) {
        if (schedule.isPaused(asOf)) {
            return Today.PAUSED;
        }
        if (!schedule.hasPlan(asOf) || walk.states().isEmpty()) {
            return Today.NO_PLAN;
        }
        Optional<DayState> open = walk.open();
        if (sessions.countsOn(asOf) || open.equals(Optional.of(DayState.MET))) {
            return Today.DONE;
        }
        return open.map(it -> it == DayState.EXCUSED ? Today.EXCUSED : Today.DUE)
                .orElse(Today.REST_DAY);
    }

    private static OptionalDouble last28Days(Walk walk, LocalDate asOf) {
        Collection<DayState> days = recent(walk, asOf);
        int due = count(days, DayState::wasDue);
        return due == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) count(days, MET) / due);
    }

    private static List<Adherence.Week> weeks(Walk walk, LocalDate asOf) {
        List<Adherence.Week> weeks = new ArrayList<>();
        for (int back = WEEKS - 1; back >= 0; back--) {
            LocalDate monday = asOf.minusWeeks(back).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            Collection<DayState> days =
                    walk.states().subMap(monday, monday.plusWeeks(1)).values();
            weeks.add(new Adherence.Week(isoWeek(monday), count(days, DayState::wasDue), count(days, MET)));
        }
        return weeks;
    }

    private static String isoWeek(LocalDate day) {
        return String.format(
                Locale.ROOT,
                "%d-W%02d",
                day.get(IsoFields.WEEK_BASED_YEAR),
                day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    private static SessionCounts counts(List<SessionFact> all) {
        int[] of = new int[SessionFact.Status.values().length];
        all.forEach(it -> of[it.status().ordinal()]++);
        return new SessionCounts(all.size(), of[0], of[1], of[2]);
    }
}
