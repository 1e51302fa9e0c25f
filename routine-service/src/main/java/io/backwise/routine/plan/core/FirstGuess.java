package io.backwise.routine.plan.core;

import java.util.Arrays;

/**
 * A good session to start the search with: the better it is, the more the search bounds away. It changes no answer, only
 * how soon the best one is known to be the best.
 */
final class FirstGuess {
    private static final int NOBODY = -1;

    private final PartialSession session;
    private final int[] candidates;
    private final int fixed;
    private long key = Long.MIN_VALUE;
    private int[] members = {};

    /** @param session the pinned candidates; as it was again after each call */
    FirstGuess(PartialSession session, int[] candidates) {
        this.session = session;
        this.candidates = candidates;
        fixed = session.size();
    }

    /** The key of the best session seen; {@link Long#MIN_VALUE} when none was a session. */
    long key() {
        return key;
    }

    /** Takes in as many of these as the constraints allow, those of the needs first. */
    void consider(int[] forNeeds, int needs, int[] others, int many) {
        take(forNeeds, needs);
        take(others, many);
        keep();
        clear();
    }

    private void take(int[] wanted, int many) {
        for (int i = 0; i < many && session.size() < PlanComposer.MOST; i++) {
            if (session.admits(wanted[i])) {
                session.push(wanted[i]);
            }
        }
    }

    /** Exchanges one member or none for another candidate as long as that is better. */
    void improve() {
        long before;
        do {
            before = key;
            int[] start = members.clone();
            for (int leaves = NOBODY; leaves < start.length && key > Long.MIN_VALUE; leaves++) {
                push(start, leaves);
                for (int candidate : candidates) {
                    if (session.size() < PlanComposer.MOST && session.admits(candidate)) {
                        session.push(candidate);
                        keep();
                        session.pop();
                    }
                }
                clear();
            }
        } while (key > before);
    }

    private void push(int[] start, int leaves) {
        for (int i = 0; i < start.length; i++) {
            if (i != leaves) {
                session.push(start[i]);
            }
        }
    }

    private void keep() {
        if (session.size() >= PlanComposer.FEWEST && session.key() > key) {
            key = session.key();
            members = Arrays.copyOfRange(session.members(), fixed, session.size());
        }
    }

    private void clear() {
        while (session.size() > fixed) {
            session.pop();
        }
    }
}
