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
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Stream;

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
    private static final int TWO_DIGITS = 10;
    private static final Predicate<DayState> MET = DayState.MET::equals;

    /**
     * Folds the facts from scratch.
     *
     * @param facts sessions, each once; those after {@code asOf} are not looked at
     */
    public static Progress of(Schedule schedule, Collection<SessionFact> facts, LocalDate asOf) {
        return of(Optional.empty(), schedule, facts, asOf);
    }

    /**
     * Folds on from a checkpoint.
     *
     * @param from one before {@link #needsDaysFrom} or earlier; empty to fold from scratch
     * @param since the sessions from the checkpoint on, each once; those after {@code asOf} are not looked at
     */
    public static Progress of(
            Optional<Checkpoint> from, Schedule schedule, Collection<SessionFact> since, LocalDate asOf) {
        Sessions sessions = new Sessions(since);
        Walk walk = walk(from, schedule, sessions, asOf);
        Checkpoint end = walk.checkpoint();
        return new Progress(
                asOf,
                new Streak(
                        end.current(), end.longest(), freezesLeft(walk, asOf), today(schedule, sessions.on(asOf), end)),
                new Adherence(last28Days(walk, asOf), weeks(walk, asOf)),
                PainTrend.of(end.pain()),
                end.sessions(),
                end.lastSessionAt(),
                walk.states());
    }

    /** What became of the scheduled days from a checkpoint on; those after {@code asOf} are not judged. */
    public static Map<LocalDate, DayState> days(
            Optional<Checkpoint> from, Schedule schedule, Collection<SessionFact> since, LocalDate asOf) {
        return walk(from, schedule, new Sessions(since), asOf).states();
    }

    private static Walk walk(Optional<Checkpoint> from, Schedule schedule, Sessions sessions, LocalDate asOf) {
        Checkpoint start = from.orElseGet(() -> Checkpoint.atStart(
                start(schedule, sessions).filter(it -> it.isBefore(asOf)).orElse(asOf)));
        return new Walk(start, schedule, sessions).through(asOf);
    }

    /** The first day of which a summary speaks one by one: what lies before it may be folded into a checkpoint. */
    public static LocalDate needsDaysFrom(LocalDate asOf) {
        return monday(asOf).minusWeeks(WEEKS - 1L);
    }

    /** The first day of which any fact speaks. */
    static Optional<LocalDate> start(Schedule schedule, Sessions sessions) {
        return Stream.concat(schedule.start().stream(), sessions.first().stream())
                .min(Comparator.naturalOrder());
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

    private static Today today(Schedule schedule, List<SessionFact> reports, Checkpoint end) {
        LocalDate asOf = end.before().minusDays(1);
        if (schedule.isPaused(asOf)) {
            return Today.PAUSED;
        }
        if (!schedule.hasPlan(asOf) || !end.begun()) {
            return Today.NO_PLAN;
        }
        Optional<DayState> open = end.open().map(Checkpoint.Window::state);
        if (reports.stream().anyMatch(SessionFact::counts) || open.equals(Optional.of(DayState.MET))) {
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
            LocalDate monday = monday(asOf).minusWeeks(back);
            Collection<DayState> days =
                    walk.states().subMap(monday, monday.plusWeeks(1)).values();
            weeks.add(new Adherence.Week(isoWeek(monday), count(days, DayState::wasDue), count(days, MET)));
        }
        return weeks;
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** By hand: a format string took a sixth of the time of a fold. */
    private static String isoWeek(LocalDate day) {
        int week = day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        return day.get(IsoFields.WEEK_BASED_YEAR) + (week < TWO_DIGITS ? "-W0" : "-W") + week;
    }
}
