package io.backwise.routine.plan.core;

import io.backwise.routine.plan.core.Composition.Lost;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Says of each candidate outside the best session what kept it out: the best session that takes it in, alone or for one
 * of the others, and how many points that session falls short.
 */
final class Exchanges {
    private static final int NOBODY = -1;

    private final Instance instance;
    private final int[] best;
    private final PartialSession session;
    private final long[] closest;
    private final int[] points;
    private final int[] goesFor;

    Exchanges(Instance instance, int[] best) {
        this.instance = instance;
        this.best = best;
        session = new PartialSession(instance);
        closest = new long[instance.size()];
        points = new int[instance.size()];
        goesFor = new int[instance.size()];
        Arrays.fill(closest, Long.MIN_VALUE);
        for (int leaves = NOBODY; leaves < best.length; leaves++) {
            if (mayLeave(leaves)) {
                tryAllFor(leaves);
            }
        }
    }

    /** Every candidate outside the session, with its account. */
    List<Lost> explained() {
        push(NOBODY);
        int met = session.met();
        int value = session.value();
        List<Lost> lost = new ArrayList<>(instance.size());
        for (int candidate = 0; candidate < instance.size(); candidate++) {
            if (!isChosen(candidate)) {
                lost.add(explain(candidate, met, value));
            }
        }
        return lost;
    }

    private boolean mayLeave(int leaves) {
        return leaves == NOBODY ? best.length < PlanComposer.MOST : !instance.pinned[best[leaves]];
    }

    private void tryAllFor(int leaves) {
        push(leaves);
        for (int candidate = 0; candidate < instance.size(); candidate++) {
            if (!isChosen(candidate) && session.admits(candidate)) {
                session.push(candidate);
                if (session.key() > closest[candidate]) {
                    closest[candidate] = session.key();
                    points[candidate] = session.value();
                    goesFor[candidate] = leaves;
                }
                session.pop();
            }
        }
    }

    private void push(int leaves) {
        while (session.size() > 0) {
            session.pop();
        }
        for (int i = 0; i < best.length; i++) {
            if (i != leaves) {
                session.push(best[i]);
            }
        }
    }

    private boolean isChosen(int candidate) {
        for (int member : best) {
            if (member == candidate) {
                return true;
            }
        }
        return false;
    }

    private Lost explain(int candidate, int met, int value) {
        if (closest[candidate] == Long.MIN_VALUE) {
            return new Lost(slug(candidate), impossible(candidate), Optional.empty(), OptionalInt.empty());
        }
        int leaves = goesFor[candidate];
        Optional<String> rival = leaves == NOBODY ? Optional.empty() : Optional.of(slug(best[leaves]));
        // The key holds the met needs above the points, which may be negative.
        long needs = closest[candidate] - points[candidate] >> Instance.KEY_SHIFT;
        if (needs < met) {
            return new Lost(slug(candidate), "would-leave-a-goal-unmet", rival, OptionalInt.empty());
        }
        return new Lost(slug(candidate), why(candidate, leaves), rival, OptionalInt.of(value - points[candidate]));
    }

    private String why(int candidate, int leaves) {
        boolean sibling = leaves != NOBODY && instance.family[best[leaves]] == instance.family[candidate];
        return sibling ? "same-family-as " + slug(best[leaves]) : "less-benefit";
    }

    /** Why no exchange obeys the constraints: what is pinned does not go, and all else can only fail on time. */
    private String impossible(int candidate) {
        int pins = 0;
        for (int member : best) {
            if (instance.pinned[member]) {
                pins++;
                if (instance.family[member] == instance.family[candidate]) {
                    return "same-family-as " + slug(member);
                }
            }
        }
        return pins == PlanComposer.MOST ? "full-of-pinned-exercises" : "no-time-left";
    }

    private String slug(int candidate) {
        return instance.candidates.get(candidate).move().slug();
    }
}
