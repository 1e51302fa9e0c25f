package io.backwise.routine.plan.core;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The benefit of a session: a sum of integer terms, each with a name. */
final class Objective {
    private static final List<String> OWN = List.of(
            "goal-fit",
            "evidence",
            "condition-fit",
            "difficulty-fit",
            "clinician-preference",
            "caution",
            "recent-pain");

    private final Weights weights;
    private final Order order;

    Objective(Weights weights, Order order) {
        this.weights = weights;
        this.order = order;
    }

    /** The points of one move that do not depend on the others, in the order of {@link #OWN}. */
    private int[] own(Candidate candidate) {
        Move move = candidate.move();
        int goals = 0;
        for (Goal goal : order.goals()) {
            goals += goal.isServedBy(move.category()) ? 1 : 0;
        }
        boolean helps = !order.helpfulDirection().isEmpty() && move.direction().equals(order.helpfulDirection());
        int gap = Math.abs(move.difficulty() - order.comfortableDifficulty());
        return new int[] {
            weights.goal() * goals,
            weights.evidence() * move.evidence(),
            helps ? weights.condition() : 0,
            -weights.difficulty() * gap,
            candidate.pinned() ? weights.pinned() : 0,
            -weights.caution() * candidate.cautions(),
            -weights.recentPain() * candidate.recentPain()
        };
    }

    /** The points of one move that do not depend on the others. */
    int ownPoints(Candidate candidate) {
        int points = 0;
        for (int term : own(candidate)) {
            points += term;
        }
        return points;
    }

    /** The terms of each move in the order given; a region counts for the first that works on it. */
    List<List<Term>> terms(List<Candidate> session) {
        Set<String> covered = new HashSet<>();
        List<List<Term>> all = new ArrayList<>();
        for (Candidate candidate : session) {
            List<Term> terms = new ArrayList<>();
            int[] own = own(candidate);
            for (int term = 0; term < own.length; term++) {
                add(terms, OWN.get(term), own[term]);
            }
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
