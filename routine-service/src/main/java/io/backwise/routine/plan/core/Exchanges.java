package io.backwise.routine.plan.core;

import io.backwise.routine.plan.core.Composition.Lost;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Says of each candidate outside the best session what kept it out: the best session that takes it in, alone or for one
 * of the others, and how many points that session falls short.
 */
final class Exchanges {
    private final Instance instance;
    private final int[] best;
    private final PartialSession whole;

    Exchanges(Instance instance, int[] best) {
        this.instance = instance;
        this.best = best.clone();
        whole = with(-1, -1).orElseThrow();
    }

    Lost explain(int candidate) {
        int goesFor = -1;
        PartialSession closest = null;
        for (int leaves = -1; leaves < best.length; leaves++) {
            PartialSession other = with(candidate, leaves).orElse(null);
            if (other != null && (closest == null || other.key() > closest.key())) {
                closest = other;
                goesFor = leaves;
            }
        }
        if (closest == null) {
            return new Lost(slug(candidate), impossible(candidate), Optional.empty(), OptionalInt.empty());
        }
        Optional<String> rival = goesFor < 0 ? Optional.empty() : Optional.of(slug(best[goesFor]));
        if (closest.met() < whole.met()) {
            return new Lost(slug(candidate), "would-leave-a-goal-unmet", rival, OptionalInt.empty());
        }
        return new Lost(
                slug(candidate), why(candidate, goesFor), rival, OptionalInt.of(whole.value() - closest.value()));
    }

    private String why(int candidate, int goesFor) {
        boolean sibling = goesFor >= 0 && instance.family[best[goesFor]] == instance.family[candidate];
        return sibling ? "same-family-as " + slug(best[goesFor]) : "less-benefit";
    }

    /** Why no exchange obeys the constraints. */
    private String impossible(int candidate) {
        for (int member : best) {
            if (instance.family[member] == instance.family[candidate]) {
                return "same-family-as " + slug(member);
            }
        }
        return "no-time-left";
    }

    /** The best session with a candidate (or none, -1) in and one of its members (or none) out; empty when it may not be. */
    private Optional<PartialSession> with(int candidate, int leaves) {
        if (leaves >= 0 && instance.candidates.get(best[leaves]).pinned()) {
            return Optional.empty();
        }
        int size = best.length + (candidate >= 0 ? 1 : 0) - (leaves >= 0 ? 1 : 0);
        if (size > PlanComposer.MOST) {
            return Optional.empty();
        }
        PartialSession session = new PartialSession(instance);
        for (int i = 0; i < best.length; i++) {
            if (i != leaves) {
                session.push(best[i]);
            }
        }
        if (candidate >= 0) {
            if (!session.admits(candidate)) {
                return Optional.empty();
            }
            session.push(candidate);
        }
        return Optional.of(session);
    }

    private String slug(int candidate) {
        return instance.candidates.get(candidate).move().slug();
    }
}
