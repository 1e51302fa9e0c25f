package io.backwise.routine.plan;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan to be composed and put in force.
 *
 * @param startsOn first day, from 30 days back to 90 days ahead
 * @param weekdays days with a session; the profile's when absent
 */
public record AssignRequest(
        LocalDate startsOn,
        @Nullable List<DayOfWeek> weekdays,
        @Nullable Integer minutesPerSession,
        @Nullable List<String> pin,
        @Nullable List<RuleOverride> overrides,
        @Nullable List<String> signOff,
        @Nullable String note) {
    PreviewRequest asPreview() {
        return new PreviewRequest(minutesPerSession, pin, overrides, signOff);
    }
}
