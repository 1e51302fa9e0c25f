package io.backwise.kit.paging;

import io.backwise.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/** How many items a page holds: 1 to 100, 20 when nothing is asked. */
public record Limit(int value) {
    public static final int DEFAULT = 20;
    public static final int MAX = 100;

    /** How many rows to ask for: one more than the page holds tells whether another follows. */
    public int andOneMore() {
        return value + 1;
    }

    /**
     * The asked limit.
     *
     * @throws io.backwise.kit.problem.ProblemException 400 naming {@code limit} when out of range
     */
    public static Limit of(@Nullable Integer asked) {
        int value = asked == null ? DEFAULT : asked;
        if (value < 1 || value > MAX) {
            throw Problem.invalid("limit", "must be 1 to " + MAX).toException();
        }
        return new Limit(value);
    }
}
