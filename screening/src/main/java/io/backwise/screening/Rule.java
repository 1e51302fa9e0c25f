package io.backwise.screening;

import java.util.Optional;
import java.util.Set;

/**
 * What a trait means for a condition.
 *
 * @param id unique in its rule set
 * @param whenAlso other conditions that must be active too
 * @param reason a sentence for the patient
 * @param source id in the catalogue's source list
 * @param basis {@code found}, {@code general-knowledge} or {@code seed}
 * @param override who may overrule it; of interest for an absolute rule only
 * @param modification how to make the move fit
 */
public record Rule(
        String id,
        String condition,
        String trait,
        Severity severity,
        Set<String> whenAlso,
        String reason,
        String source,
        String basis,
        OverridePolicy override,
        Optional<String> modification) {
    public Rule {
        whenAlso = Set.copyOf(whenAlso);
    }

    Reason asReason() {
        return new Reason(id, Optional.of(condition), Optional.of(trait), severity, reason, source, override);
    }
}
