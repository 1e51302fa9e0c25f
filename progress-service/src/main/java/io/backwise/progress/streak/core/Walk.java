package io.backwise.progress.streak.core;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The scheduled days in order, each with what became of it, and the streak that comes of them. */
final class Walk {
    /** Free misses in any 28 days. */
    static final int FREEZES = 2;

    /** How far back a day counts, the day itself not included: 28 days with it. */
    static final int LOOK_BACK = 27;

    private final Schedule schedule;
    private final Sessions sessions;
    private final LocalDate asOf;
    private final TreeMap<LocalDate, DayState> states = new TreeMap<>();
    private final Deque<LocalDate> frozen = new ArrayDeque<>();
    private int current;
    private int longest;

    Walk(Schedule schedule, Sessions sessions, LocalDate asOf) {
        this.schedule = schedule;
        this.sessions = sessions;
        this.asOf = asOf;
        Optional<LocalDate> start = schedule.start();
        if (start.isPresent()) {
            for (LocalDate day = start.get(); !day.isAfter(asOf); day = day.plusDays(1)) {
                if (schedule.isScheduled(day)) {
                    step(day);
                }
            }
        }
    }

    private void step(LocalDate day) {
        while (!frozen.isEmpty() && frozen.getFirst().isBefore(day.minusDays(LOOK_BACK))) {
            frozen.removeFirst();
        }
        DayState state = judge(day, schedule.windowEnd(day));
        states.put(day, state);
        switch (state) {
            case MET -> longest = Math.max(longest, ++current);
            case MISSED -> current = 0;
            case FROZEN -> frozen.addLast(day);
            case EXCUSED, PENDING -> {}
        }
    }

    private DayState judge(LocalDate day, LocalDate end) {
        if (sessions.countsIn(day, end)) {
            return DayState.MET;
        }
        if (sessions.restedIn(day, end) || schedule.pauseStartsIn(day, end)) {
            return DayState.EXCUSED;
        }
        if (asOf.isBefore(end)) {
            return DayState.PENDING;
        }
        return current > 0 && frozen.size() < FREEZES ? DayState.FROZEN : DayState.MISSED;
    }

    NavigableMap<LocalDate, DayState> states() {
        return states;
    }

    int current() {
        return current;
    }

    int longest() {
        return longest;
    }

    /** What became so far of the scheduled day in whose window {@code asOf} lies; empty outside every window. */
    Optional<DayState> open() {
        return states.isEmpty() || !asOf.isBefore(schedule.windowEnd(states.lastKey()))
                ? Optional.empty()
                : Optional.of(states.lastEntry().getValue());
    }
}
