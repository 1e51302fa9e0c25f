package io.backwise.routine.plan.core;

import java.util.Arrays;

/**
 * How good a session can get at most when a partial one is completed: the Lagrangian bound that {@code
 * docs/composition.md} argues for. Whole figures throughout, so that it is the same on every machine.
 */
final class UpperBound {
    private static final int SCALE_BITS = 8;
    private static final int SCALE = 1 << SCALE_BITS;
    private static final int STEPS = 40;
    private static final int OUT = Integer.MIN_VALUE;

    private final Instance instance;

    /** The price of each region, 0 to the points that it brings, times {@link #SCALE}. */
    private final int[] price;

    /** The price of a second, times {@link #SCALE}. */
    private int secondPrice;

    private final int[] profit;
    private final int[] top = new int[PlanComposer.MOST];
    private final int[] topCandidate = new int[PlanComposer.MOST];
    private final int[] forced = new int[Category.values().length];
    private final int[] forcedFor = new int[Category.values().length];
    private int taken;
    private int forcedMany;
    private int room;
    private int weakest;
    private int met;
    private long points;

    UpperBound(Instance instance, PartialSession start, int[] order, FirstGuess guess) {
        this.instance = instance;
        price = new int[instance.regionCount];
        profit = new int[instance.size()];
        Arrays.fill(price, instance.regionPoints * SCALE / 2);
        tune(start, order, guess);
    }

    /**
     * At least the key of every session that adds only candidates of {@code order} from {@code from} on.
     *
     * @param most the size of the largest of these sessions
     */
    long of(PartialSession session, int[] order, int from, int most) {
        room = most - session.size();
        met = relax(session, order, from);
        points = (long) session.value() * SCALE + (long) secondPrice * (instance.budget - session.seconds());
        for (int region = 0; region < price.length; region++) {
            points += session.coveredBy[region] == 0 ? instance.regionPoints * SCALE - price[region] : 0;
        }
        for (int i = 0; i < forcedMany; i++) {
            points += profit[forced[i]];
        }
        int least = PlanComposer.FEWEST - session.size() - forcedMany;
        for (int i = 0; i < taken; i++) {
            points += counted(i, least);
        }
        weakest = taken > 0 && taken == room - forcedMany ? counted(taken - 1, least) : OUT;
        return key(points);
    }

    /** What the session counts: it may leave a loss away unless it needs the exercise to be long enough. */
    private int counted(int place, int least) {
        return place < least ? top[place] : Math.max(0, top[place]);
    }

    private long key(long scaled) {
        return ((long) met << Instance.KEY_SHIFT) + Math.floorDiv(scaled, SCALE);
    }

    /**
     * The bound of those sessions that take this candidate in, right after {@link #of}: it goes for the weakest of the best
     * choice, or stands for the best of its need.
     */
    long with(int candidate) {
        if (weakest == OUT || isForced(candidate) || isTaken(candidate)) {
            return key(points);
        }
        int goes = weakest;
        for (int i = 0; i < forcedMany; i++) {
            if ((forcedFor[i] & 1 << instance.category[candidate]) != 0) {
                goes = Math.min(goes, profit[forced[i]]);
            }
        }
        return key(points - Math.max(0, goes - profit[candidate]));
    }

    /** What each candidate is worth beside a session at the prices found. */
    int[] profits(PartialSession session, int[] order) {
        of(session, order, 0, PlanComposer.MOST);
        return profit.clone();
    }

    private boolean isTaken(int candidate) {
        for (int i = 0; i < taken; i++) {
            if (topCandidate[i] == candidate) {
                return true;
            }
        }
        return false;
    }

    /** Chooses the best completion when regions and seconds only cost their price; gives the needs that it can meet. */
    private int relax(PartialSession session, int[] order, int from) {
        int left = instance.budget - session.seconds();
        int available = 0;
        for (int i = from; i < order.length; i++) {
            int candidate = order[i];
            if (session.usesFamily(instance.family[candidate]) || instance.seconds[candidate] > left) {
                profit[candidate] = OUT;
            } else {
                profit[candidate] = profit(session, candidate);
                available |= 1 << instance.category[candidate];
            }
        }
        int needsMet = force(session, order, from, available);
        takeTop(order, from, room - forcedMany);
        return needsMet;
    }

    private int profit(PartialSession session, int candidate) {
        int points = instance.own[candidate] * SCALE - secondPrice * instance.seconds[candidate];
        for (int region : instance.regions[candidate]) {
            points += session.coveredBy[region] == 0 ? price[region] : 0;
        }
        return points;
    }

    /** The best candidate for each need that is still open, where the needs share no category. */
    private int force(PartialSession session, int[] order, int from, int available) {
        int needsMet = 0;
        int seen = 0;
        forcedMany = 0;
        int[] needs = instance.needCategories;
        for (int need = 0; need < needs.length; need++) {
            boolean open = (needs[need] & session.categories()) == 0;
            if (!open || (needs[need] & available) != 0) {
                needsMet += instance.needGoals[need];
            }
            if (open && (needs[need] & available) != 0 && (needs[need] & seen) == 0) {
                seen |= needs[need];
                forcedFor[forcedMany] = needs[need];
                forced[forcedMany++] = best(order, from, needs[need]);
            }
        }
        if (forcedMany > room) {
            forcedMany = 0;
        }
        return needsMet;
    }

    private int best(int[] order, int from, int categories) {
        int best = -1;
        for (int i = from; i < order.length; i++) {
            int candidate = order[i];
            if (profit[candidate] != OUT
                    && (categories & 1 << instance.category[candidate]) != 0
                    && (best < 0 || profit[candidate] > profit[best])) {
                best = candidate;
            }
        }
        return best;
    }

    private void takeTop(int[] order, int from, int most) {
        taken = 0;
        for (int i = from; i < order.length && most > 0; i++) {
            int candidate = order[i];
            if (profit[candidate] != OUT && !isForced(candidate)) {
                take(candidate, most);
            }
        }
    }

    private boolean isForced(int candidate) {
        for (int i = 0; i < forcedMany; i++) {
            if (forced[i] == candidate) {
                return true;
            }
        }
        return false;
    }

    /** Keeps the list sorted, one candidate of a family. */
    private void take(int candidate, int most) {
        int points = profit[candidate];
        int at = 0;
        while (at < taken && instance.family[topCandidate[at]] != instance.family[candidate]) {
            at++;
        }
        if (at < taken && top[at] >= points || at == taken && taken == most && top[taken - 1] >= points) {
            return;
        }
        if (at == taken) {
            at = taken < most ? taken++ : taken - 1;
        }
        while (at > 0 && top[at - 1] < points) {
            top[at] = top[at - 1];
            topCandidate[at] = topCandidate[at - 1];
            at--;
        }
        top[at] = points;
        topCandidate[at] = candidate;
    }

    /** Looks for the prices that make the bound at the start the least: subgradient steps that shrink. */
    private void tune(PartialSession start, int[] order, FirstGuess guess) {
        int[] bestPrice = price.clone();
        int bestSecond = 0;
        long least = Long.MAX_VALUE;
        int[] uses = new int[price.length];
        for (int step = 0; step < STEPS; step++) {
            long bound = of(start, order, 0, PlanComposer.MOST);
            if (bound < least) {
                least = bound;
                System.arraycopy(price, 0, bestPrice, 0, price.length);
                bestSecond = secondPrice;
            }
            guess.consider(forced, forcedMany, topCandidate, taken);
            move(start, uses, step);
        }
        System.arraycopy(bestPrice, 0, price, 0, price.length);
        secondPrice = bestSecond;
    }

    private void move(PartialSession start, int[] uses, int step) {
        Arrays.fill(uses, 0);
        int seconds = 0;
        for (int i = 0; i < forcedMany + taken; i++) {
            int candidate = i < forcedMany ? forced[i] : topCandidate[i - forcedMany];
            seconds += instance.seconds[candidate];
            for (int region : instance.regions[candidate]) {
                uses[region]++;
            }
        }
        int most = instance.regionPoints * SCALE;
        int length = most / (2 + step / 2);
        for (int region = 0; region < price.length; region++) {
            price[region] = Math.clamp(price[region] - (long) length * (uses[region] - 1), 0, most);
        }
        int over = start.seconds() + seconds - instance.budget;
        secondPrice = Math.clamp(secondPrice + (long) over * SCALE / (32L * (step + 1)), 0, 64 * SCALE);
    }
}
