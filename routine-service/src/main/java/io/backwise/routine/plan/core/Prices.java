package io.backwise.routine.plan.core;

import java.util.Arrays;

/**
 * What the relaxed problem charges instead of obeying: a price for each second and for each exercise of a family; and what
 * it pays for each exercise that works on a region, instead of once a region. In points times {@link #SCALE}, whole
 * figures, so that the bound is the same on every machine.
 */
final class Prices {
    static final int SCALE_BITS = 12;
    static final int SCALE = 1 << SCALE_BITS;

    final int point;
    final int[] region;
    final int[] family;
    int second;

    private Prices(Instance instance, int point) {
        this.point = point;
        region = new int[instance.regionCount];
        family = new int[instance.families];
    }

    /** Points count, and what breaks a constraint will have to be priced. */
    static Prices ofPoints(Instance instance) {
        Prices prices = new Prices(instance, SCALE);
        Arrays.fill(prices.region, instance.regionPoints * SCALE / 2);
        return prices;
    }

    /** Nothing counts but seconds, one each: the relaxed problem finds the shortest session. */
    static Prices ofTime(Instance instance) {
        Prices prices = new Prices(instance, 0);
        prices.second = 1;
        return prices;
    }

    void set(Prices other) {
        System.arraycopy(other.region, 0, region, 0, region.length);
        System.arraycopy(other.family, 0, family, 0, family.length);
        second = other.second;
    }

    /** What every session gets back: the whole budget, each region once, one exercise of each family. */
    long refund(Instance instance) {
        long refund = (long) second * instance.budget;
        for (int premium : region) {
            refund += (long) instance.regionPoints * point - premium;
        }
        for (int price : family) {
            refund += price;
        }
        return refund;
    }
}
