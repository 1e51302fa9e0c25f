package io.backwise.routine.plan.core;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds the best session and proves it: every set of candidates is either tried or bounded away. */
final class BranchAndBound {
    private static final long NONE = Long.MIN_VALUE;

    private final Instance instance;
    private final PartialSession session;
    private final int[] bySlug;
    private final UpperBound bound;
    private long best = NONE;
    private int[] found = {};
    private long nodes;

    /** @param pinned candidates that every session holds; together they obey the constraints */
    BranchAndBound(Instance instance, List<Integer> pinned) {
        this.instance = instance;
        session = new PartialSession(instance);
        pinned.forEach(session::push);
        bySlug = IntStream.range(0, instance.size())
                .filter(it -> !pinned.contains(it))
                .toArray();
        FirstGuess guess = new FirstGuess(session, bySlug);
        bound = new UpperBound(instance, session, bySlug, guess);
        guess.improve();
        best = guess.key();
    }

    /** The members of the best session; of several the one with the fewest exercises, then the
     * first by slug. Empty when none obeys the constraints. */
    Optional<int[]> solve() {
        prove(byPromise(), 0);
        if (best == NONE) {
            return Optional.empty();
        }
        int size = Math.max(PlanComposer.FEWEST, session.size());
        while (!first(0, size)) {
            if (++size > PlanComposer.MOST) {
                throw new IllegalStateException("the best session was bounded away: the bound is wrong");
            }
        }
        return Optional.of(found);
    }

    /** How many partial sessions were looked at. */
    long nodes() {
        return nodes;
    }

    private int[] byPromise() {
        int[] promise = bound.profits(session, bySlug);
        return IntStream.of(bySlug)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(it -> promise[it])
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .mapToInt(it -> it)
                .toArray();
    }

    /** Finds the greatest key. */
    private void prove(int[] order, int from) {
        nodes++;
        if (session.size() >= PlanComposer.FEWEST) {
            best = Math.max(best, session.key());
        }
        if (session.size() == PlanComposer.MOST) {
            return;
        }
        boolean bounded = false;
        for (int i = from; i < order.length; i++) {
            if (session.admits(order[i])) {
                if (!bounded && bound.of(session, order, i, PlanComposer.MOST) <= best) {
                    return;
                }
                bounded = bound.with(order[i]) <= best;
                if (!bounded) {
                    session.push(order[i]);
                    prove(order, i + 1);
                    session.pop();
                }
            }
        }
    }

    /** Finds the first session by slug that has the greatest key and this size. */
    private boolean first(int from, int size) {
        nodes++;
        if (session.size() == size) {
            found = session.members();
            return session.key() == best;
        }
        boolean bounded = false;
        for (int i = from; i < bySlug.length; i++) {
            if (session.admits(bySlug[i])) {
                if (!bounded && bound.of(session, bySlug, i, size) < best) {
                    return false;
                }
                bounded = bound.with(bySlug[i]) < best;
                if (!bounded) {
                    session.push(bySlug[i]);
                    boolean done = first(i + 1, size);
                    session.pop();
                    if (done) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
