package io.backwise.screening;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The exercise must not be composed: at least one absolute reason, with the cautions beside it. */
public record Excluded(List<Reason> reasons) implements Verdict {
    public Excluded {
        reasons = List.copyOf(reasons);
        // Absolute reasons come first.
        if (reasons.isEmpty() || !reasons.getFirst().isAbsolute()) {
            throw new IllegalArgumentException("an exclusion begins with an absolute reason");
        }
    }

    @Override
    public String outcome() {
        return "excluded";
    }

    /** The reasons that exclude. */
    public List<Reason> absolute() {
        return reasons.stream().filter(Reason::isAbsolute).toList();
    }

    /** Of several rules the strictest override wins. */
    public OverridePolicy strictestOverride() {
        return absolute().stream()
                .map(Reason::override)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Whether overruling these rules overrules the exclusion: every absolute one named, and none beyond overruling. */
    public boolean isOverruledBy(Set<String> namedRules) {
        return !namedRules.isEmpty()
                && strictestOverride() != OverridePolicy.NONE
                && namedRules.containsAll(absolute().stream().map(Reason::rule).collect(Collectors.toSet()));
    }
}
