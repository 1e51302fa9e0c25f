package io.backwise.catalog.exercise;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of an exercise is usual. Every member is a range {@code [low, high]}, or null where it does not apply.
 *
 * @param sets sets a session
 * @param reps repetitions a set; one side where the exercise is per side
 * @param holdSeconds seconds that a repetition is held
 * @param minutes minutes, for aerobic work and rest
 * @param daysPerWeek days a week, 1 to 7
 * @param timesPerDay sessions a day
 */
public record Dose(
        @Nullable List<Integer> sets,
        @Nullable List<Integer> reps,
        @Nullable List<Integer> holdSeconds,
        @Nullable List<Integer> minutes,
        @Nullable List<Integer> daysPerWeek,
        @Nullable List<Integer> timesPerDay) {}
