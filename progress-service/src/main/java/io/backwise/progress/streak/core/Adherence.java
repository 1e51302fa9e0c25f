package io.backwise.progress.streak.core;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How much of what was due was done.
 *
 * @param last28Days met by due, 0 to 1; empty when nothing was due
 * @param weeks the last 12 ISO weeks, the oldest first
 */
public record Adherence(OptionalDouble last28Days, List<Week> weeks) {
    public Adherence {
        weeks = List.copyOf(weeks);
    }

    /** One ISO week, such as {@code 2026-W47}. */
    public record Week(String week, int due, int met) {}
}
