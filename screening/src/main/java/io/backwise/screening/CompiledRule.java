package io.backwise.screening;

import java.util.BitSet;

/**
 * A rule in numbers.
 *
 * @param condition number of the condition that it is about
 * @param also numbers of the conditions that must be active too
 * @param trait number of the trait that it is about
 */
record CompiledRule(int condition, BitSet also, int trait, Reason reason) {

    boolean applies(BitSet active) {
        return active.get(condition) && (also.isEmpty() || also.stream().allMatch(active::get));
    }

    boolean isConditional() {
        return !also.isEmpty();
    }
}
