package io.backwise.routine.adaptation.core;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * The mean pain of a week beside that of the two weeks before it (PR11). Two points are the minimal important change of the
 * numeric rating scale (Ostelo 2008). Pure.
 */
public final class PainOverWeeks {
    /** Days that are looked at, the day itself included. */
    public static final int DAYS = 21;

    private static final int WEEK = 7;
    private static final double IMPORTANT_CHANGE = 2;
    private static final int DAYS_FOR_A_MEAN = 2;

    private PainOverWeeks() {}

    /**
     * What was told before sessions of a day.
     *
     * @param pain the sum of what was told, each NPRS, 0 to 10
     * @param reports in which it was told, at least 1
     */
    public record Told(LocalDate day, long pain, long reports) {
        /** Before one session. */
        public static Told once(LocalDate day, int pain) {
            return new Told(day, pain, 1);
        }

        private Told and(Told other) {
            return new Told(day, pain + other.pain, reports + other.reports);
        }

        private double mean() {
            return (double) pain / reports;
        }
    }

    /**
     * Of days, not of sessions: who reports three times on a bad day has had one bad day. The week ends with the latest day that is
     * told of, so that it does not hang on the order in which reports arrive.
     *
     * @param told at least one
     */
    public static boolean isRising(Collection<Told> told) {
        LocalDate day =
                told.stream().map(Told::day).max(Comparator.naturalOrder()).orElseThrow();
        OptionalDouble week = mean(told, day.minusDays(WEEK), day);
        OptionalDouble before = mean(told, day.minusDays(DAYS), day.minusDays(WEEK));
        return week.isPresent() && before.isPresent() && week.getAsDouble() - before.getAsDouble() >= IMPORTANT_CHANGE;
    }

    /** Of the days of {@code (after, to]}; empty when too few were told. */
    private static OptionalDouble mean(Collection<Told> told, LocalDate after, LocalDate to) {
        Collection<Told> days = told.stream()
                .filter(it -> it.day().isAfter(after) && !it.day().isAfter(to))
                .collect(Collectors.toMap(Told::day, it -> it, Told::and))
                .values();
        return days.size() < DAYS_FOR_A_MEAN
                ? OptionalDouble.empty()
                : days.stream().mapToDouble(Told::mean).average();
    }
}
