package io.backwise.screening;

import java.util.List;

/** Nothing speaks against the exercise. */
public record Allowed() implements Verdict {
    @Override
    public String outcome() {
        return "allowed";
    }

    @Override
    public List<Reason> reasons() {
        return List.of();
    }
}
