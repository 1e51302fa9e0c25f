package io.backwise.screening;

import java.util.ArrayList;
import java.util.List;

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
        List<Reason> distinct = new ArrayList<>();
        for (Reason reason : reasons) {
            if (distinct.stream().noneMatch(it -> it.trait().equals(reason.trait()))) {
                distinct.add(reason);
            }
        }
        return distinct;
    }

    /** Whether a clinician has to sign it off. */
    public boolean needsSignOff() {
        return reasons.size() >= SIGN_OFF_FROM && distinctByTrait().size() >= SIGN_OFF_FROM;
    }
}
