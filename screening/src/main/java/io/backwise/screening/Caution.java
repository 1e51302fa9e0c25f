package io.backwise.screening;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The exercise may be composed, with these cautions. */
public record Caution(List<Reason> reasons) implements Verdict {
    /** From this many cautions on, one per distinct trait, a clinician has to sign the exercise off. */
    public static final int SIGN_OFF_FROM = 3;

    public Caution {
        reasons = List.copyOf(reasons);
    }

    @Override
    public String outcome() {
        return "caution";
    }

    /** One caution per distinct trait, the first by rule id: two conditions that mind the same movement are one care. */
    public List<Reason> distinctByTrait() {
        return List.copyOf(reasons.stream()
                .collect(Collectors.toMap(
                        Reason::trait, Function.identity(), (first, second) -> first, java.util.LinkedHashMap::new))
                .values());
    }

    /** Whether a clinician has to sign it off. */
    public boolean needsSignOff() {
        return reasons.stream()
                        .map(Reason::trait)
                        .flatMap(Optional::stream)
                        .distinct()
                        .count()
                >= SIGN_OFF_FROM;
    }
}
