package io.backwise.routine.plan;

import io.backwise.screening.Reason;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Why an exercise is kept out or needs care; condition and trait are null where the exercise's status is the reason. */
public record Because(
        String rule,
        @Nullable String condition,
        @Nullable String trait,
        String severity,
        String reason,
        String source,
        String override) {
    static Because of(Reason it) {
        return new Because(
                it.rule(),
                it.condition().orElse(null),
                it.trait().orElse(null),
                it.severity().slug(),
                it.text(),
                it.source(),
                it.override().slug());
    }

    /** Whether it is this rule on this condition and movement, in whatever words. */
    boolean isOf(Reason it) {
        return rule.equals(it.rule())
                && Objects.equals(condition, it.condition().orElse(null))
                && Objects.equals(trait, it.trait().orElse(null));
    }

    public static List<Because> of(List<Reason> reasons) {
        return reasons.stream().map(Because::of).toList();
    }
}
