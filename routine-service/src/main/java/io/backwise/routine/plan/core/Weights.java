package io.backwise.routine.plan.core;

/**
 * Points of each term of the benefit, 0 to 1000; their reasons stand with the figures in the configuration.
 *
 * @param goal for each goal that the move's category serves
 * @param evidence for each grade of evidence, 0 to 3
 * @param condition when the move goes in the direction that eases the person's symptoms
 * @param region for each region that the session works on, once
 * @param difficulty against the move, for each step away from what the person is used to
 * @param pinned when the clinician wants it
 * @param caution against the move, for each caution
 * @param recentPain against the move, for each level of pain that was last reported with it
 */
public record Weights(
        int goal, int evidence, int condition, int region, int difficulty, int pinned, int caution, int recentPain) {
    private static final int MOST = 1_000;

    /** @throws IllegalArgumentException naming the weight that is out of range */
    public Weights {
        inRange("goal", goal);
        inRange("evidence", evidence);
        inRange("condition", condition);
        inRange("region", region);
        inRange("difficulty", difficulty);
        inRange("pinned", pinned);
        inRange("caution", caution);
        inRange("recent-pain", recentPain);
    }

    private static void inRange(String name, int points) {
        if (points < 0 || points > MOST) {
            throw new IllegalArgumentException(
                    "backwise.composition." + name + " must be 0 to " + MOST + ", not " + points);
        }
    }
}
