package io.backwise.routine.session;

import io.backwise.routine.plan.Because;
import io.backwise.routine.plan.Withheld;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a patient is to do today.
 *
 * @param date the patient's day, which ends at 03:00 by the wall clock
 * @param state {@code due}, {@code done}, {@code rest-day}, {@code paused}, {@code red-flag},
 *     {@code questions-due} (after four weeks without a session) or {@code no-plan}
 * @param items the exercises in order; empty on any day but one that is due or done
 * @param withheld exercises of the plan that today's screening keeps out
 * @param sessions sessions reported for this day
 * @param advice what to do when a red flag stands or questions are due
 */
public record TodayView(
        LocalDate date,
        String zone,
        String state,
        @Nullable UUID planId,
        @Nullable Integer planRevision,
        List<TodayItem> items,
        List<Withheld> withheld,
        List<UUID> sessions,
        @Nullable String advice,
        String disclaimer) {

    /** A prescription with what a person needs to do it. */
    public record TodayItem(
            String exercise,
            String name,
            int order,
            @Nullable Integer sets,
            @Nullable Integer reps,
            @Nullable Integer holdSeconds,
            @Nullable Integer minutes,
            boolean perSide,
            int seconds,
            String startPosition,
            List<String> equipment,
            List<String> steps,
            List<Because> cautions) {}
}
