package io.backwise.routine.plan.core;

/**
 * A good session to start the search with: the better it is, the more the search bounds away. It changes no answer, only
 * how soon the best one is known to be the best.
 */
final class FirstGuess {
    /** Below the key of any session, and still fit to be scaled. */
    static final long NONE = Long.MIN_VALUE >> 2 * Prices.SCALE_BITS;

    private static final int NOBODY = -1;

    private final PartialSession session;
    private final int[] candidates;
    private final int fixed;
    private long key = NONE;
    private final int[] members = new int[PlanComposer.MOST];
    private final int[] start = new int[PlanComposer.MOST];
    private int many;

    /** @param candidates all but the pinned ones, which every session holds */
    FirstGuess(Instance instance, int[] candidates, int[] pinned) {
        session = new PartialSession(instance);
        for (int it : pinned) {
            session.push(it);
        }
        this.candidates = candidates;
        fixed = session.size();
    }

    /** The key of the best session seen; {@link #NONE} when none was a session. */
    long key() {
        return key;
    }

    /** The points of the best session seen, when it meets so many needs; {@link #NONE} when not. */
    long points(int met) {
        long points = key - ((long) met << Instance.KEY_SHIFT);
        return Math.abs(points) < 1 << Instance.KEY_SHIFT - 1 ? points : NONE;
    }

    /** Takes in as many of these as the constraints allow, in the order given. */
    void consider(int[] wanted, int of) {
        for (int i = 0; i < of && session.size() < PlanComposer.MOST; i++) {
            if (session.admits(wanted[i])) {
                session.push(wanted[i]);
            }
        }
        if (keep()) {
            improve();
        }
        clear();
    }

    /** Exchanges one member or none for another candidate as long as that is better. */
    private void improve() {
        boolean better;
        do {
            better = false;
            int size = many;
            System.arraycopy(members, 0, start, 0, size);
            for (int leaves = NOBODY; leaves < size; leaves++) {
                better |= exchange(size, leaves);
            }
        } while (better);
    }

    private boolean exchange(int size, int leaves) {
        boolean better = false;
        clear();
        for (int i = 0; i < size; i++) {
            if (i != leaves) {
                session.push(start[i]);
            }
        }
        for (int candidate : candidates) {
            if (session.size() < PlanComposer.MOST && session.admits(candidate)) {
                session.push(candidate);
                better |= keep();
                session.pop();
            }
        }
        return better;
    }

    private boolean keep() {
        if (session.size() < PlanComposer.FEWEST || session.key() <= key) {
            return false;
        }
        key = session.key();
        many = session.size() - fixed;
        for (int i = 0; i < many; i++) {
            members[i] = session.member(fixed + i);
        }
        return true;
    }

    private void clear() {
        while (session.size() > fixed) {
            session.pop();
        }
    }
}
