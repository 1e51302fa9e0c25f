package io.backwise.routine.plan.core;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A set of moves on the way to a session, in the order of play, with what is compared. */
record Draft(List<Candidate> session, int seconds, int met, int value, String key) {
    static Draft of(List<Candidate> session, Order order, Objective objective) {
        List<Candidate> inOrder = Playing.inOrder(session);
        int met = Math.toIntExact(order.goals().stream()
                .flatMap(it -> it.needs().stream())
                .filter(need ->
                        inOrder.stream().anyMatch(it -> need.contains(it.move().category())))
                .count());
        String key = inOrder.stream().map(it -> it.move().slug()).sorted().collect(Collectors.joining(","));
        return new Draft(inOrder, Playing.seconds(inOrder), met, objective.value(inOrder), key);
    }

    Draft with(Candidate next, Order order, Objective objective) {
        List<Candidate> more = new ArrayList<>(session);
        more.add(next);
        return of(more, order, objective);
    }

    boolean hasRoomFor(Candidate next) {
        return session.stream()
                .noneMatch(it -> it.move().family().equals(next.move().family()));
    }
}
