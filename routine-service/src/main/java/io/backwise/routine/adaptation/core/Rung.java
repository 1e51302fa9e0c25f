package io.backwise.routine.adaptation.core;

/**
 * Another exercise that could take the place of one: safe for this person, at hand, and with room in the plan.
 *
 * @param family its progression ladder, of which a plan holds one exercise at most
 * @param provoking whether it goes to the end of a movement, loads or sustains it
 * @param seconds that it takes at the dose with which it starts
 */
public record Rung(String exercise, String family, boolean provoking, int seconds) {
    /** Another exercise may start elsewhere: two changes of position more than now. */
    private static final int MOVING = 30;

    /** Seconds at most by which a session gets longer when it takes the place of that exercise. */
    int longerThan(Part part) {
        return seconds + MOVING - part.seconds();
    }
}
