package io.backwise.routine.plan.core;

import java.util.Arrays;

/**
 * The best session when time, families and regions only cost their {@link Prices}: from the last exercise of the played
 * order to the first, for each number of exercises chosen before. Exact in the number of exercises, the required kinds,
 * pins and changes of position. {@code docs/composition.md} argues why it is an upper bound.
 */
final class Relaxation {
    /** Less than any session is worth: it cannot be completed. */
    static final long NEVER = Long.MIN_VALUE / 4;

    private static final int NOBODY = -1;

    /** While a required kind is played: whether it has been met. */
    private static final int OPEN = 0;

    private static final int MET = 1;
    private static final int STATES = 2;

    private final Instance instance;
    private int required;
    private final long[] value;
    private final int[] follower;

    /** The best that may come, by what is chosen: after a change of position, and in each position. */
    private final long[] moved = new long[(PlanComposer.MOST + 1) * STATES];

    private final int[] movedTo = new int[moved.length];
    private final long[] stayed;
    private final int[] stayedAt;
    private final boolean[] mayEnd = new boolean[STATES];
    private int first;

    Relaxation(Instance instance) {
        this.instance = instance;
        value = new long[instance.size() * PlanComposer.MOST];
        follower = new int[value.length];
        stayed = new long[moved.length * instance.positions];
        stayedAt = new int[stayed.length];
    }

    /**
     * The value of the relaxed problem at the prices; {@link #NEVER} if it has no solution.
     *
     * @param kinds bits of the kinds that the session has to hold
     */
    long solve(int kinds, Prices prices) {
        required = kinds;
        Arrays.fill(moved, NEVER);
        Arrays.fill(stayed, NEVER);
        Arrays.fill(mayEnd, true);
        int kind = Category.values().length;
        for (int i = instance.size() - 1; i >= 0; i--) {
            while (kind > instance.category[i]) {
                enter(--kind);
            }
            place(i, prices);
        }
        while (kind > 0) {
            enter(--kind);
        }
        return start(prices);
    }

    /** What a session is worth at most from this candidate on, {@code chosen} being before it. */
    long from(int candidate, int chosen) {
        return value[at(candidate, chosen)];
    }

    /** Writes the best session of the relaxed problem in the played order; gives its size. */
    int members(int[] into) {
        int size = 0;
        for (int next = first; next != NOBODY; next = follower[at(next, size++)]) {
            into[size] = next;
        }
        return size;
    }

    /** What a candidate brings by itself at the prices. */
    long own(int candidate, Prices prices) {
        long points = (long) instance.own[candidate] * prices.point
                - (long) prices.second * instance.seconds[candidate]
                - prices.family[instance.family[candidate]];
        for (int region : instance.regions[candidate]) {
            points += prices.region[region];
        }
        return points;
    }

    private static int at(int candidate, int chosen) {
        return candidate * PlanComposer.MOST + chosen;
    }

    private long start(Prices prices) {
        long best = NEVER;
        first = NOBODY;
        for (int node = OPEN; node < stayed.length; node += moved.length) {
            if (stayed[node] > best) {
                best = stayed[node];
                first = stayedAt[node];
            }
        }
        return best == NEVER ? NEVER : best + prices.refund(instance);
    }

    /** From what comes after a kind to what may come in it: a required one must not be left open. */
    private void enter(int kind) {
        leave(moved, movedTo);
        leave(stayed, stayedAt);
        mayEnd[MET] = mayEnd[OPEN];
        if ((required & 1 << kind) != 0) {
            for (int node = OPEN; node < moved.length; node += STATES) {
                moved[node] = NEVER;
            }
            for (int node = OPEN; node < stayed.length; node += STATES) {
                stayed[node] = NEVER;
            }
            mayEnd[OPEN] = false;
        }
    }

    /** The kind just left begins open, whatever was met before it. */
    private static void leave(long[] values, int[] candidates) {
        for (int node = OPEN; node < values.length; node += STATES) {
            values[node + MET] = values[node];
            candidates[node + MET] = candidates[node];
        }
    }

    private void place(int candidate, Prices prices) {
        long own = own(candidate, prices);
        long change = (long) prices.second * Playing.SECONDS_TO_CHANGE_POSITION;
        int here = instance.position[candidate] * moved.length;
        for (int chosen = 0; chosen < PlanComposer.MOST; chosen++) {
            long worth = worth(candidate, own, chosen, here);
            for (int node = chosen * STATES; node < (chosen + 1) * STATES; node++) {
                if (instance.pinned[candidate]) {
                    forget(node);
                }
                if (worth - change > moved[node]) {
                    moved[node] = worth - change;
                    movedTo[node] = candidate;
                }
                if (worth > stayed[here + node]) {
                    stayed[here + node] = worth;
                    stayedAt[here + node] = candidate;
                }
            }
        }
        if (instance.pinned[candidate]) {
            Arrays.fill(mayEnd, false);
        }
    }

    /** Nothing goes past a pinned exercise. */
    private void forget(int node) {
        moved[node] = NEVER;
        for (int other = node; other < stayed.length; other += moved.length) {
            stayed[other] = NEVER;
        }
    }

    private long worth(int candidate, long own, int chosen, int here) {
        int next = (chosen + 1) * STATES + MET;
        long rest = mayEnd[MET] && chosen + 1 >= PlanComposer.FEWEST ? 0 : NEVER;
        int whom = NOBODY;
        if (moved[next] > rest) {
            rest = moved[next];
            whom = movedTo[next];
        }
        if (stayed[here + next] > rest) {
            rest = stayed[here + next];
            whom = stayedAt[here + next];
        }
        follower[at(candidate, chosen)] = whom;
        value[at(candidate, chosen)] = rest == NEVER ? NEVER : rest + own;
        return value[at(candidate, chosen)];
    }
}
