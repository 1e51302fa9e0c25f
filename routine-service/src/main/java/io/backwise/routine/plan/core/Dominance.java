package io.backwise.routine.plan.core;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Leaves out candidates that the best session cannot hold, whatever else is in it: wherever such a one stands, another
 * that is at least as good could stand. {@code docs/composition.md} argues for it.
 */
final class Dominance {
    /** A move that goes to another place of the played order may add a change of position on either side. */
    private static final int ELSEWHERE = 2 * Playing.SECONDS_TO_CHANGE_POSITION;

    private final Instance instance;
    private final int[] needs;
    private final boolean[] blocked;
    private final int othersAtMost;
    private final int[] familySeenFor;

    Dominance(Instance instance) {
        this.instance = instance;
        int[] pinned = instance.pinnedOnes();
        needs = IntStream.range(0, instance.size())
                .map(it -> needsMetBy(instance, it))
                .toArray();
        blocked = new boolean[instance.families];
        Arrays.stream(pinned).forEach(it -> blocked[instance.family[it]] = true);
        othersAtMost = PlanComposer.MOST - 1 - pinned.length;
        familySeenFor = new int[instance.families];
    }

    private static int needsMetBy(Instance instance, int candidate) {
        int met = 0;
        for (int need = 0; need < instance.needCategories.length; need++) {
            met |= (instance.needCategories[need] & 1 << instance.category[candidate]) != 0 ? 1 << need : 0;
        }
        return met;
    }

    /** The candidates that the best session may hold. */
    int[] undominated() {
        int[] byPoints = byPoints();
        int[] left = new int[instance.size()];
        int many = 0;
        for (int candidate = 0; candidate < left.length; candidate++) {
            if (instance.pinned[candidate] || !isDominated(candidate, byPoints)) {
                left[many++] = candidate;
            }
        }
        return Arrays.copyOf(left, many);
    }

    /** All but the pinned ones, the most points first. */
    private int[] byPoints() {
        long[] keys = new long[instance.size()];
        int many = 0;
        for (int candidate = 0; candidate < keys.length; candidate++) {
            if (!instance.pinned[candidate]) {
                keys[many++] = ((long) -instance.own[candidate] << Integer.SIZE) + candidate;
            }
        }
        Arrays.sort(keys, 0, many);
        int[] byPoints = new int[many];
        for (int i = 0; i < many; i++) {
            byPoints[i] = (int) keys[i];
        }
        return byPoints;
    }

    /** Whether more families hold a better one than the others of a session can use up, or the own family does. */
    private boolean isDominated(int candidate, int[] byPoints) {
        int families = 0;
        for (int other : byPoints) {
            if (instance.own[other] < instance.own[candidate]) {
                return false;
            }
            int family = instance.family[other];
            if (!blocked[family] && familySeenFor[family] != candidate + 1 && isBetter(other, candidate)) {
                familySeenFor[family] = candidate + 1;
                families++;
                if (family == instance.family[candidate] || families > othersAtMost) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a session gets better by an exchange, in points or in the order of names, and never worse or longer. */
    boolean isBetter(int other, int candidate) {
        if ((needs[candidate] & ~needs[other]) != 0) {
            return false;
        }
        boolean samePlace = instance.category[other] == instance.category[candidate]
                && instance.position[other] == instance.position[candidate];
        if (instance.seconds[other] + (samePlace ? 0 : ELSEWHERE) > instance.seconds[candidate]) {
            return false;
        }
        int gain = instance.own[other] - instance.own[candidate] - instance.regionPoints * lost(other, candidate);
        return gain > 0 || gain == 0 && instance.slugRank[other] < instance.slugRank[candidate];
    }

    /** How many regions of the candidate the other does not work on. */
    private int lost(int other, int candidate) {
        int lost = 0;
        for (int region : instance.regions[candidate]) {
            lost += worksOn(other, region) ? 0 : 1;
        }
        return lost;
    }

    private boolean worksOn(int candidate, int wanted) {
        for (int region : instance.regions[candidate]) {
            if (region == wanted) {
                return true;
            }
        }
        return false;
    }
}
