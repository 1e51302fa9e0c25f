package io.backwise.routine.plan.core;

import java.util.Arrays;

/**
 * Looks for the prices that make the bound the least: Polyak's subgradient steps, which make dearer what the relaxed
 * session uses too much of. Any prices give a true bound; these decide only how tight it is.
 */
final class Pricing {
    private static final int STEPS = 40;

    /** Steps without a better bound after which they get shorter. */
    private static final int PATIENCE = 4;

    /** Aimed at where no session is known that meets the needs: points below the bound. */
    private static final int USUAL_GAP = 5;

    private final Instance instance;
    private final Relaxation relaxation;
    private final Prices prices;
    private final Prices bestPrices;
    private final double[] region;
    private final double[] family;
    private double second;

    /** Seconds of a usual exercise: what makes a step in time as long as one in the other prices. */
    private final double unit;

    private final int[] regionUses;
    private final int[] familyUses;
    private final int[] members = new int[PlanComposer.MOST];

    Pricing(Instance instance, Relaxation relaxation) {
        this.instance = instance;
        this.relaxation = relaxation;
        prices = Prices.ofPoints(instance);
        bestPrices = Prices.ofPoints(instance);
        region = new double[instance.regionCount];
        family = new double[instance.families];
        regionUses = new int[instance.regionCount];
        familyUses = new int[instance.families];
        unit = Math.max(1.0, instance.budget / (double) PlanComposer.MOST);
    }

    /** The best prices found by {@link #search}. */
    Prices best() {
        return bestPrices;
    }

    /**
     * Searches for prices, and offers every relaxed session to the guess.
     *
     * @param kinds bits of the kinds that the session has to hold
     * @param met the needs of the goals that those kinds meet
     * @return a bound for the points of these sessions, times {@link Prices#SCALE}
     */
    long search(int kinds, int met, FirstGuess guess) {
        long least = Long.MAX_VALUE;
        double factor = 1.0;
        int stale = 0;
        for (int step = 0; step < STEPS; step++) {
            long bound = relaxation.solve(kinds, prices);
            guess.consider(members, relaxation.members(members));
            if (bound < least) {
                least = bound;
                stale = 0;
                bestPrices.set(prices);
            } else if (++stale > PATIENCE) {
                factor /= 2;
                stale = 0;
                prices.set(bestPrices);
                relaxation.solve(kinds, prices);
            }
            long known = guess.points(met);
            long points = least >> Prices.SCALE_BITS;
            if (points <= known || !move(factor * (known == FirstGuess.NONE ? USUAL_GAP : points - known))) {
                break;
            }
        }
        return relaxation.solve(kinds, bestPrices);
    }

    private boolean move(double gap) {
        copy();
        double time = (instance.budget - use()) / unit;
        double square = time < 0 || second > 0 ? time * time : 0;
        for (int i = 0; i < region.length; i++) {
            int slack = 1 - regionUses[i];
            square += slack > 0 && region[i] < instance.regionPoints || slack < 0 && region[i] > 0 ? slack * slack : 0;
        }
        for (int i = 0; i < family.length; i++) {
            int slack = 1 - familyUses[i];
            square += slack < 0 || slack > 0 && family[i] > 0 ? slack * slack : 0;
        }
        if (square == 0) {
            return false;
        }
        double length = gap / square;
        prices.second = scaled(Math.max(0, second - length * time) / unit);
        for (int i = 0; i < region.length; i++) {
            prices.region[i] = scaled(Math.clamp(region[i] + length * (1 - regionUses[i]), 0, instance.regionPoints));
        }
        for (int i = 0; i < family.length; i++) {
            prices.family[i] = scaled(Math.max(0, family[i] - length * (1 - familyUses[i])));
        }
        return true;
    }

    private void copy() {
        for (int i = 0; i < region.length; i++) {
            region[i] = prices.region[i] / (double) Prices.SCALE;
        }
        for (int i = 0; i < family.length; i++) {
            family[i] = prices.family[i] / (double) Prices.SCALE;
        }
        second = prices.second * unit / Prices.SCALE;
    }

    private static int scaled(double price) {
        return Math.clamp(Math.round(price * Prices.SCALE), 0, Integer.MAX_VALUE);
    }

    /** Counts what the relaxed session uses; gives its seconds. */
    private int use() {
        Arrays.fill(regionUses, 0);
        Arrays.fill(familyUses, 0);
        int size = relaxation.members(members);
        int seconds = 0;
        for (int i = 0; i < size; i++) {
            int candidate = members[i];
            seconds += instance.seconds[candidate] + instance.change(i > 0 ? members[i - 1] : -1, candidate);
            familyUses[instance.family[candidate]]++;
            for (int used : instance.regions[candidate]) {
                regionUses[used]++;
            }
        }
        return seconds;
    }
}
