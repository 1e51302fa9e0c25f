package io.backwise.catalog.browsing;

import io.backwise.screening.Reason;
import io.backwise.screening.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the rules say of one exercise for given conditions. */
public record VerdictView(String exercise, String outcome, List<Because> because, List<String> alternatives) {
    static VerdictView of(String exercise, Verdict verdict, List<String> alternatives) {
        return new VerdictView(
                exercise,
                verdict.outcome(),
                verdict.reasons().stream().map(Because::of).toList(),
                alternatives);
    }

    /** One reason; condition and trait are null where the exercise's status is the reason. */
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
    }
}
