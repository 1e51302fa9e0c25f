package io.backwise.routine.plan.core;

import java.util.ArrayList;
import java.util.List;

/**
 * The sets of kinds that a session may be required to hold, so that it meets a number of needs. A session that meets so
 * many holds one of the sets; no set can do without any of its kinds.
 */
final class RequiredKinds {
    private RequiredKinds() {}

    /** The sets that meet exactly {@code met} needs, as bits of the kinds, of kinds that some candidate has. */
    static List<Integer> meeting(Instance instance, int met) {
        List<Integer> sets = new ArrayList<>();
        int available = instance.kinds();
        for (int set = available; ; set = set - 1 & available) {
            if (instance.met(set) == met && isMinimal(instance, set, met)) {
                sets.add(set);
            }
            if (set == 0) {
                return sets;
            }
        }
    }

    private static boolean isMinimal(Instance instance, int set, int met) {
        for (int kind = 1; kind <= set; kind <<= 1) {
            if ((set & kind) != 0 && instance.met(set & ~kind) == met) {
                return false;
            }
        }
        return true;
    }
}
