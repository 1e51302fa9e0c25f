package io.backwise.progress.streak.core;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * All that a walk through the days has to remember before it takes in a day: walking on from here comes to the same as
 * walking from the first day. It depends on no session of that day or later, and on no schedule beyond
 * the window that is open.
 *
 * @param before the first day that is not in it
 * @param begun whether any day has been scheduled
 * @param open the scheduled day whose window has not ended, with what became of it so far
 * @param frozen the last free misses, at most {@link Walk#FREEZES}, the earliest first
 */
public record Checkpoint(
        LocalDate before,
        boolean begun,
        Optional<Window> open,
        int current,
        int longest,
        List<LocalDate> frozen,
        SessionCounts sessions,
        Optional<Instant> lastSessionAt,
        PainDays pain) {

    /** The span between two boundaries. Four whole weeks, so that a boundary is a Monday. */
    private static final int SPAN = 28;

    private static final int FIRST_MONDAY = 4;

    public Checkpoint {
        frozen = List.copyOf(frozen);
    }

    /** A scheduled day and what became of it so far: met, excused or pending. */
    public record Window(LocalDate day, DayState state) {}

    /** Where nothing has been walked yet. */
    static Checkpoint atStart(LocalDate first) {
        return new Checkpoint(
                first,
                false,
                Optional.empty(),
                0,
                0,
                List.of(),
                new SessionCounts(0, 0, 0, 0),
                Optional.empty(),
                PainDays.NONE);
    }

    /** The latest day up to this one before which a checkpoint is kept: the same for everybody and for ever. */
    public static LocalDate boundary(LocalDate day) {
        return LocalDate.ofEpochDay(Math.floorDiv(day.toEpochDay() - FIRST_MONDAY, SPAN) * SPAN + FIRST_MONDAY);
    }

    static LocalDate nextBoundary(LocalDate day) {
        return boundary(day).plusDays(SPAN);
    }
}
