package io.backwise.progress.streak.core;

import io.backwise.progress.streak.core.ScheduleFact.Completed;
import io.backwise.progress.streak.core.ScheduleFact.Resumed;
import io.backwise.progress.streak.core.ScheduleFact.Scheduled;
import io.backwise.progress.streak.core.ScheduleFact.Suspended;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Which days were, are and will be scheduled, as all facts known now say together. Immutable. */
public final class Schedule {
    /** Longest window of a scheduled day, in days. */
    public static final int LONGEST_WINDOW = 7;

    /** The weekdays from a day on, until the next entry; an entry without weekdays ends the plan. */
    private record Span(Set<DayOfWeek> weekdays, Optional<ZoneId> zone) {}

    private final TreeMap<LocalDate, Span> spans = new TreeMap<>();
    private final List<Pause> pauses = new ArrayList<>();

    private Schedule() {}

    /** The schedule that these facts make, given in any order. */
    public static Schedule of(Collection<? extends ScheduleFact> facts) {
        Schedule schedule = new Schedule();
        facts.stream().sorted(Comparator.comparingLong(ScheduleFact::sequence)).forEach(schedule::apply);
        schedule.pauses.removeIf(Pause::isEmpty);
        return schedule;
    }

    private void apply(ScheduleFact fact) {
        switch (fact) {
            case Scheduled it -> cutAt(it.from(), new Span(it.weekdays(), Optional.of(it.zone())));
            case Completed it -> cutAt(it.to(), new Span(Set.of(), Optional.empty()));
            case Suspended it -> open(it.from());
            case Resumed it -> close(it.to());
        }
    }

    private void cutAt(LocalDate day, Span span) {
        spans.tailMap(day, true).clear();
        spans.put(day, span);
    }

    /** A pause that is open already stays one; it may turn out to have begun earlier. */
    private void open(LocalDate from) {
        if (!pauses.isEmpty() && pauses.getLast().to().isEmpty()) {
            LocalDate open = pauses.removeLast().from();
            pauses.add(new Pause(from.isBefore(open) ? from : open, Optional.empty()));
        } else {
            pauses.add(new Pause(from, Optional.empty()));
        }
    }

    private void close(LocalDate to) {
        if (!pauses.isEmpty() && pauses.getLast().to().isEmpty()) {
            pauses.add(new Pause(pauses.removeLast().from(), Optional.of(to)));
        }
    }

    /** Whether a session is scheduled on that day. */
    public boolean isScheduled(LocalDate day) {
        Map.Entry<LocalDate, Span> entry = spans.floorEntry(day);
        return entry != null
                && entry.getValue().weekdays().contains(day.getDayOfWeek())
                && !isPaused(day)
                && exists(day, entry.getValue().zone());
    }

    public boolean isPaused(LocalDate day) {
        return pauses.stream().anyMatch(it -> it.covers(day));
    }

    /** Whether some plan holds on that day, scheduled or not. */
    public boolean hasPlan(LocalDate day) {
        Map.Entry<LocalDate, Span> entry = spans.floorEntry(day);
        return entry != null && !entry.getValue().weekdays().isEmpty();
    }

    /** The zone of the plan that holds on that day; else of the last one before; else of the first that will. */
    public Optional<ZoneId> zone(LocalDate day) {
        Optional<ZoneId> before = spans.headMap(day, true).descendingMap().values().stream()
                .flatMap(it -> it.zone().stream())
                .findFirst();
        return before.isPresent()
                ? before
                : spans.values().stream().flatMap(it -> it.zone().stream()).findFirst();
    }

    /** The first day of which any fact speaks. */
    Optional<LocalDate> start() {
        return spans.isEmpty() ? Optional.empty() : Optional.of(spans.firstKey());
    }

    /** Whether a pause starts inside the window of a scheduled day: until the next scheduled one, but at most 7 days. */
    boolean pauseStartsInWindow(LocalDate scheduled) {
        for (int days = 0; days < LONGEST_WINDOW; days++) {
            LocalDate day = scheduled.plusDays(days);
            if (days > 0 && isScheduled(day)) {
                return false;
            }
            if (pauseStartsOn(day)) {
                return true;
            }
        }
        return false;
    }

    private boolean pauseStartsOn(LocalDate day) {
        return pauses.stream().anyMatch(it -> it.from().equals(day));
    }

    /**
     * The first day that is judged otherwise by this schedule than by the other: a window's length before the first day of
     * which they say different things.
     */
    public Optional<LocalDate> firstTouched(Schedule other) {
        return Stream.of(this, other)
                .flatMap(Schedule::turns)
                .distinct()
                .sorted()
                .filter(day -> !saysTheSame(other, day))
                .findFirst()
                .map(day -> day.minusDays(LONGEST_WINDOW));
    }

    private boolean saysTheSame(Schedule other, LocalDate day) {
        return span(day).equals(other.span(day))
                && isPaused(day) == other.isPaused(day)
                && pauseStartsOn(day) == other.pauseStartsOn(day);
    }

    private Optional<Span> span(LocalDate day) {
        return Optional.ofNullable(spans.floorEntry(day)).map(Map.Entry::getValue);
    }

    /** The days on which what holds may change: between two of them nothing does. */
    private Stream<LocalDate> turns() {
        return Stream.concat(
                spans.keySet().stream(),
                pauses.stream().flatMap(it -> Stream.concat(Stream.of(it.from()), it.to().stream())));
    }

    /** A zone that moved across the date line skipped a day: Pacific/Apia had no 2011-12-30. */
    private static boolean exists(LocalDate day, Optional<ZoneId> zone) {
        return zone.isEmpty() || day.atStartOfDay(zone.get()).toLocalDate().equals(day);
    }
}
