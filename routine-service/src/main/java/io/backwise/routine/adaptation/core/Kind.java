package io.backwise.routine.adaptation.core;

/** In which way an exercise gets harder. */
public enum Kind {
    /** Repetitions against a load, by the 2-for-2 rule. */
    TWO_FOR_TWO,

    /** Short holds again and again (McGill 1998). */
    HOLD_WORK,

    /** Mobility and stretches: more repetitions, never a ladder. */
    GENTLE,

    AEROBIC,

    /** Rest and breathing do not get harder. */
    UNTRAINED;

    private static final int A_HOLD = 5;

    /**
     * @param category of the catalogue
     * @param leastHold seconds at the low end of its range; 0 without a hold
     */
    public static Kind of(String category, int leastHold) {
        return switch (category) {
            case "stability", "strength" -> leastHold >= A_HOLD ? HOLD_WORK : TWO_FOR_TWO;
            case "mobility", "stretch" -> GENTLE;
            case "aerobic" -> AEROBIC;
            default -> UNTRAINED;
        };
    }
}
