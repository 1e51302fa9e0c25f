package io.backwise.routine.adaptation.core;

import java.util.OptionalInt;

/**
 * Pain around one session, NPRS 0 to 10.
 *
 * @param before at its start
 * @param worst the most during it
 * @param nextMorning about 24 hours later; empty until it is told
 */
public record Pain(int before, int worst, OptionalInt nextMorning) {
    int rise() {
        return worst - before;
    }

    /** Until the morning is told, as if nothing had changed: what is not known makes no rule fire. */
    int riseByMorning() {
        return nextMorning.orElse(before) - before;
    }

    int morning() {
        return nextMorning.orElse(0);
    }

    /** As it was when the session was reported. */
    public Pain withoutMorning() {
        return new Pain(before, worst, OptionalInt.empty());
    }

    /** Around one exercise of the session. */
    public Pain withWorst(int other) {
        return new Pain(before, other, nextMorning);
    }
}
