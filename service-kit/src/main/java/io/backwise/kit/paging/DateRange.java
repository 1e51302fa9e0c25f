package io.backwise.kit.paging;

import io.backwise.kit.problem.Problem;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Local dates from {@code from} to {@code to}, both inclusive, at most 366 days. */
public record DateRange(LocalDate from, LocalDate to) {
    public static final int MAX_DAYS = 366;

    private static final int EARLIEST_YEAR = 1900;
    private static final int LATEST_YEAR = 9998;

    /**
     * The asked range, with defaults for what was not asked.
     *
     * @throws io.backwise.kit.problem.ProblemException 400 naming {@code to} when it ends before it starts or is too long
     */
    public static DateRange of(
            @Nullable LocalDate from, @Nullable LocalDate to, LocalDate defaultFrom, LocalDate defaultTo) {
        LocalDate first = from == null ? defaultFrom : from;
        LocalDate last = to == null ? defaultTo : to;
        if (first.getYear() < EARLIEST_YEAR || last.getYear() > LATEST_YEAR) {
            throw Problem.invalid("from", "must lie in the years " + EARLIEST_YEAR + " to " + LATEST_YEAR)
                    .toException();
        }
        if (last.isBefore(first)) {
            throw Problem.invalid("to", "must not be before 'from'").toException();
        }
        if (ChronoUnit.DAYS.between(first, last) >= MAX_DAYS) {
            throw Problem.invalid("to", "must be at most " + MAX_DAYS + " days after 'from', both counted")
                    .toException();
        }
        return new DateRange(first, last);
    }
}
