package io.backwise.screening;

import java.util.List;

/** What the rules say of one exercise for one set of active conditions. */
public sealed interface Verdict permits Allowed, Caution, Excluded {
    /** {@code allowed}, {@code caution} or {@code excluded}. */
    String outcome();

    /** Why, absolute reasons first, then by rule id; empty when allowed. */
    List<Reason> reasons();
}
