package io.backwise.kit.paging;

import io.backwise.kit.problem.Problem;
import io.backwise.kit.problem.Violations;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Local dates from {@code from} to {@code to}, both inclusive, at most 366 days. */
public record DateRange(LocalDate from, LocalDate to) {
    public static final int MAX_DAYS = 366;

    /**
     * The asked range. One end without the other is completed to {@code days}; without both it ends today.
     *
     * @param days at least 1, at most {@link #MAX_DAYS}
     * @throws io.backwise.kit.problem.ProblemException 400 naming {@code to} when it ends before it starts or is too long
     */
    public static DateRange of(@Nullable LocalDate from, @Nullable LocalDate to, LocalDate today, int days) {
        sane("from", from);
        sane("to", to);
        LocalDate last = to != null ? to : from != null && from.isAfter(today) ? from.plusDays(days - 1L) : today;
        LocalDate first = from != null ? from : last.minusDays(days - 1L);
        if (last.isBefore(first)) {
            throw Problem.invalid("to", "must not be before 'from'").toException();
        }
        if (ChronoUnit.DAYS.between(first, last) >= MAX_DAYS) {
            throw Problem.invalid("to", "must be at most " + MAX_DAYS + " days after 'from', both counted")
                    .toException();
        }
        return new DateRange(first, last);
    }

    /**
     * Keeps away from what a calendar can count to, so that nobody who counts a few days on falls off its end.
     *
     * @throws io.backwise.kit.problem.ProblemException 400 naming the field
     */
    public static void sane(String field, @Nullable LocalDate date) {
        if (date != null && !Violations.isSane(date)) {
            throw Problem.invalid(field, Violations.YEARS).toException();
        }
    }
}
