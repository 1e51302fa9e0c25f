package io.backwise.routine.plan.core;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds the best session and proves it: goes through the sessions in the played order, and skips those that the {@link
 * Relaxation} shows to be worse than one that is known, or too long.
 */
final class BranchAndBound {
    private final Instance instance;
    private final Relaxation shortest;
    private final Prices time;
    private final Relaxation relaxation;
    private final Pricing pricing;
    private final Prices prices;
    private final FirstGuess guess;
    private final PartialSession session;
    private final int lastPinned;
    private int required;
    private int met;
    private long best = FirstGuess.NONE;
    private final int[] found = new int[PlanComposer.MOST];
    private int foundSize;
    private long foundKey = FirstGuess.NONE;
    private final int[] members = new int[PlanComposer.MOST];
    private long nodes;

    /** @param instance candidates of which any may be in, and the pinned ones have to be */
    BranchAndBound(Instance instance) {
        this.instance = instance;
        shortest = new Relaxation(instance);
        time = Prices.ofTime(instance);
        relaxation = new Relaxation(instance);
        pricing = new Pricing(instance, relaxation);
        prices = pricing.best();
        int[] pinned = instance.pinnedOnes();
        int[] free = IntStream.range(0, instance.size())
                .filter(it -> !instance.pinned[it])
                .toArray();
        guess = new FirstGuess(instance, free, pinned);
        session = new PartialSession(instance);
        lastPinned = pinned.length == 0 ? -1 : pinned[pinned.length - 1];
    }

    /** The members of the best session; of several the one with the fewest exercises, then the first by slug. Empty when
     * none obeys the constraints. */
    Optional<int[]> solve() {
        for (met = instance.met(instance.kinds()); met >= 0 && foundSize == 0; met--) {
            for (int kinds : RequiredKinds.meeting(instance, met)) {
                search(kinds);
            }
        }
        return foundSize == 0 ? Optional.empty() : Optional.of(Arrays.copyOf(found, foundSize));
    }

    /** How many partial sessions were looked at. */
    long nodes() {
        return nodes;
    }

    /** Looks at every session that holds these kinds. */
    private void search(int kinds) {
        required = kinds;
        if (shortest.solve(kinds, time) < 0) {
            return;
        }
        guess.consider(members, shortest.members(members));
        long bound = pricing.search(kinds, met, guess);
        best = Math.max(best, guess.key());
        if (bound >= leastPoints()) {
            extend(0, -1, prices.refund(instance));
        }
    }

    /** What the points, scaled, have to reach to be as good as the best known. */
    private long leastPoints() {
        return best - ((long) met << Instance.KEY_SHIFT) << Prices.SCALE_BITS;
    }

    /**
     * Looks at every session that goes on from this one.
     *
     * @param from the first candidate that may come next
     * @param last the one before it; -1 at the start
     * @param worth value of the session so far at the prices, with the refund
     */
    private void extend(int from, int last, long worth) {
        nodes++;
        int size = session.size();
        if (size >= PlanComposer.FEWEST && from > lastPinned && (required & ~session.categories()) == 0) {
            keepIfBetter();
        }
        if (size == PlanComposer.MOST) {
            return;
        }
        for (int next = from; next < instance.size() && !skips(last, next); next++) {
            if (mayBeBest(last, next, worth)) {
                long own =
                        relaxation.own(next, prices) - again(next) - (long) prices.second * instance.change(last, next);
                session.push(next);
                extend(next + 1, next, worth + own);
                session.pop();
            }
            if (instance.pinned[next]) {
                return;
            }
        }
    }

    /** Whether a required kind lies between the two. */
    private boolean skips(int last, int next) {
        int upToLast = last < 0 ? 0 : (2 << instance.category[last]) - 1;
        int beforeNext = (1 << instance.category[next]) - 1;
        return (required & beforeNext & ~upToLast) != 0;
    }

    private boolean mayBeBest(int last, int next, long worth) {
        int change = instance.change(last, next);
        long most = worth - (long) prices.second * change + relaxation.from(next, session.size());
        long least = leastPoints();
        return most >= least
                && session.seconds() + change - shortest.from(next, session.size()) <= instance.budget
                && !session.usesFamily(instance.family[next])
                && most - again(next) >= least;
    }

    /** What the regions of a candidate are paid for that the session works on already. */
    private long again(int candidate) {
        long again = 0;
        for (int region : instance.regions[candidate]) {
            again += session.coveredBy[region] > 0 ? prices.region[region] : 0;
        }
        return again;
    }

    private void keepIfBetter() {
        long key = session.key();
        if (key > foundKey || key == foundKey && isPreferred()) {
            foundKey = key;
            best = Math.max(best, key);
            foundSize = session.size();
            for (int i = 0; i < foundSize; i++) {
                found[i] = session.member(i);
            }
        }
    }

    /** Of equals, the one with fewer exercises, then the first by slug. */
    private boolean isPreferred() {
        if (session.size() != foundSize) {
            return session.size() < foundSize;
        }
        int[] now = new int[foundSize];
        int[] before = new int[foundSize];
        for (int i = 0; i < foundSize; i++) {
            now[i] = instance.slugRank[session.member(i)];
            before[i] = instance.slugRank[found[i]];
        }
        Arrays.sort(now);
        Arrays.sort(before);
        return Arrays.compare(now, before) < 0;
    }
}
