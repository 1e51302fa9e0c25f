package io.backwise.screening;

import java.util.Comparator;
import java.util.Optional;

/**
 * Why a verdict is what it is.
 *
 * @param rule id of the rule; {@code CAT01} to {@code CAT03} for a status, {@code CAP} for the difficulty cap
 * @param condition the condition behind it; empty for a status
 * @param trait the trait behind it; empty for a status and a cap
 * @param text a sentence for the patient
 * @param source id in the catalogue's source list
 */
public record Reason(
        String rule,
        Optional<String> condition,
        Optional<String> trait,
        Severity severity,
        String text,
        String source,
        OverridePolicy override) {
    /** Absolute before relative, then by rule. */
    static final Comparator<Reason> ORDER =
            Comparator.comparing(Reason::severity).thenComparing(Reason::rule);

    boolean isAbsolute() {
        return severity == Severity.ABSOLUTE;
    }
}
