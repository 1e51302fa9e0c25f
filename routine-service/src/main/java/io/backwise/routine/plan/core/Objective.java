package io.backwise.routine.plan.core;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The benefit of a session: a sum of integer terms, each with a name. */
final class Objective {
    private final Weights weights;
    private final Order order;

    Objective(Weights weights, Order order) {
        this.weights = weights;
        this.order = order;
    }

    /** The terms of one move that do not depend on the others. */
    private List<Term> own(Candidate candidate) {
        Move move = candidate.move();
        List<Term> terms = new ArrayList<>();
        long goals = order.goals().stream()
                .filter(it -> it.isServedBy(move.category()))
                .count();
        add(terms, "goal-fit", weights.goal() * Math.toIntExact(goals));
        add(terms, "evidence", weights.evidence() * move.evidence());
        boolean helps = !order.helpfulDirection().isEmpty() && move.direction().equals(order.helpfulDirection());
        add(terms, "condition-fit", helps ? weights.condition() : 0);
        int gap = Math.abs(move.difficulty() - order.comfortableDifficulty());
        add(terms, "difficulty-fit", -weights.difficulty() * gap);
        add(terms, "clinician-preference", candidate.pinned() ? weights.pinned() : 0);
        add(terms, "caution", -weights.caution() * candidate.cautions());
        add(terms, "recent-pain", -weights.recentPain() * candidate.recentPain());
        return terms;
    }

    /** The points of one move that do not depend on the others. */
    int ownPoints(Candidate candidate) {
        return own(candidate).stream().mapToInt(Term::points).sum();
    }

    /** The terms of each move in the order given; a region counts for the first that works on it. */
    List<List<Term>> terms(List<Candidate> session) {
        Set<String> covered = new HashSet<>();
        List<List<Term>> all = new ArrayList<>();
        for (Candidate candidate : session) {
            List<Term> terms = own(candidate);
            long fresh =
                    candidate.move().targets().stream().filter(covered::add).count();
            add(terms, "region-coverage", weights.region() * Math.toIntExact(fresh));
            all.add(terms);
        }
        return all;
    }

    /** The benefit of the whole session, whatever its order. */
    int value(List<Candidate> session) {
        return terms(session).stream()
                .flatMap(List::stream)
                .mapToInt(Term::points)
                .sum();
    }

    private static void add(List<Term> terms, String name, int points) {
        if (points != 0) {
            terms.add(new Term(name, points));
        }
    }
}
