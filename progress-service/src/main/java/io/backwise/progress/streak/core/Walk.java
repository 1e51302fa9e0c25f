package io.backwise.progress.streak.core;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Takes in day after day, and keeps what became of each scheduled day and the streak that comes of them. */
final class Walk {
    /** Free misses in any 28 days. */
    static final int FREEZES = 2;

    /** How far back a day counts, the day itself not included: 28 days with it. */
    static final int LOOK_BACK = 27;

    private final Schedule schedule;
    private final Sessions sessions;
    private final TreeMap<LocalDate, DayState> states = new TreeMap<>();
    private LocalDate next;
    private boolean begun;
    private Optional<LocalDate> open;
    private int current;
    private int longest;
    private List<LocalDate> frozen;
    private SessionCounts counts;
    private Optional<Instant> lastSessionAt;
    private PainDays pain;

    /** A walk that goes on where another one stood. */
    Walk(Checkpoint from, Schedule schedule, Sessions sessions) {
        this.schedule = schedule;
        this.sessions = sessions;
        next = from.before();
        begun = from.begun();
        open = from.open().map(Checkpoint.Window::day);
        from.open().ifPresent(it -> states.put(it.day(), it.state()));
        current = from.current();
        longest = from.longest();
        frozen = from.frozen();
        counts = from.sessions();
        lastSessionAt = from.lastSessionAt();
        pain = from.pain();
    }

    /** Takes in the days up to the last, which is taken in too. */
    Walk through(LocalDate last) {
        for (; !next.isAfter(last); next = next.plusDays(1)) {
            List<SessionFact> reports = sessions.on(next);
            count(reports);
            pain = pain.with(next, reports);
            window(reports);
        }
        return this;
    }

    private void count(List<SessionFact> reports) {
        for (SessionFact it : reports) {
            counts = counts.with(it.status());
            if (lastSessionAt.isEmpty() || lastSessionAt.get().isBefore(it.performedAt())) {
                lastSessionAt = Optional.of(it.performedAt());
            }
        }
    }

    private void window(List<SessionFact> reports) {
        boolean scheduled = schedule.isScheduled(next);
        if (open.isPresent() && (scheduled || !next.isBefore(open.get().plusDays(Schedule.LONGEST_WINDOW)))) {
            close(open.get());
        }
        if (scheduled) {
            begun = true;
            open = Optional.of(next);
            states.put(next, schedule.pauseStartsInWindow(next) ? DayState.EXCUSED : DayState.PENDING);
        }
        if (open.isPresent()) {
            judge(open.get(), reports);
        }
    }

    private void judge(LocalDate day, List<SessionFact> reports) {
        DayState before = states.getOrDefault(day, DayState.PENDING);
        if (before == DayState.MET) {
            return;
        }
        if (reports.stream().anyMatch(SessionFact::counts)) {
            states.put(day, DayState.MET);
            longest = Math.max(longest, ++current);
        } else if (reports.stream().anyMatch(it -> it.status() == SessionFact.Status.RESTED)) {
            states.put(day, DayState.EXCUSED);
        }
    }

    private void close(LocalDate day) {
        open = Optional.empty();
        if (states.get(day) != DayState.PENDING) {
            return;
        }
        boolean free = frozen.stream()
                        .filter(it -> !it.isBefore(day.minusDays(LOOK_BACK)))
                        .count()
                < FREEZES;
        if (current > 0 && free) {
            states.put(day, DayState.FROZEN);
            List<LocalDate> more = new ArrayList<>(frozen);
            more.add(day);
            frozen = List.copyOf(more.subList(Math.max(0, more.size() - FREEZES), more.size()));
        } else {
            states.put(day, DayState.MISSED);
            current = 0;
        }
    }

    Checkpoint checkpoint() {
        return new Checkpoint(
                next,
                begun,
                open.map(it -> new Checkpoint.Window(it, states.getOrDefault(it, DayState.PENDING))),
                current,
                longest,
                frozen,
                counts,
                lastSessionAt,
                pain);
    }

    /** The scheduled days of this walk, and the one whose window it began in. */
    NavigableMap<LocalDate, DayState> states() {
        return states;
    }
}
