package io.backwise.routine.plan.core;

import io.backwise.routine.plan.core.Composition.Composed;
import io.backwise.routine.plan.core.Composition.Item;
import io.backwise.routine.plan.core.Composition.Lost;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The definition of the account, word for word: what the best session would be that takes a move in. */
final class EveryExchange {
    private final Order order;
    private final Objective objective;
    private final List<Candidate> best;

    EveryExchange(Order order, Weights weights, Composed composed) {
        this.order = order;
        objective = new Objective(weights, order);
        Set<String> chosen = new HashSet<>();
        for (Item item : composed.items()) {
            chosen.add(item.move().slug());
        }
        best = Playing.inOrder(order.candidates().stream()
                .filter(it -> chosen.contains(it.move().slug()))
                .toList());
    }

    Lost account(Candidate wanted) {
        String slug = wanted.move().slug();
        List<Candidate> closest = null;
        Candidate rival = null;
        List<Candidate> all = new ArrayList<>();
        all.add(null);
        all.addAll(best);
        for (Candidate leaves : all) {
            List<Candidate> session = new ArrayList<>(best);
            session.remove(leaves);
            session.add(wanted);
            boolean better = closest == null || compare(session, closest) > 0;
            if ((leaves == null || !leaves.pinned()) && isSession(session) && better) {
                closest = session;
                rival = leaves;
            }
        }
        Optional<String> goesFor =
                Optional.ofNullable(rival).map(it -> it.move().slug());
        if (closest == null) {
            return new Lost(slug, impossible(wanted), Optional.empty(), OptionalInt.empty());
        }
        if (met(closest) < met(best)) {
            return new Lost(slug, "would-leave-a-goal-unmet", goesFor, OptionalInt.empty());
        }
        boolean sameFamily =
                rival != null && rival.move().family().equals(wanted.move().family());
        return new Lost(
                slug,
                sameFamily
                        ? "same-family-as "
                                + Objects.requireNonNull(rival).move().slug()
                        : "less-benefit",
                goesFor,
                OptionalInt.of(objective.value(best) - objective.value(closest)));
    }

    /** What would have to be different: who is pinned, or how much time there is. */
    private String impossible(Candidate wanted) {
        List<Candidate> pins = best.stream().filter(Candidate::pinned).toList();
        Optional<Candidate> sibling = pins.stream()
                .filter(it -> it.move().family().equals(wanted.move().family()))
                .findFirst();
        if (sibling.isPresent()) {
            return "same-family-as " + sibling.get().move().slug();
        }
        return pins.size() == 6 ? "full-of-pinned-exercises" : "no-time-left";
    }

    private int compare(List<Candidate> one, List<Candidate> other) {
        return Comparator.<List<Candidate>>comparingLong(this::met)
                .thenComparing(objective::value)
                .compare(one, other);
    }

    private boolean isSession(List<Candidate> session) {
        return session.size() >= 3
                && session.size() <= 6
                && session.stream().map(it -> it.move().family()).distinct().count() == session.size()
                && Playing.seconds(Playing.inOrder(session)) <= order.secondsAtMost();
    }

    private long met(List<Candidate> session) {
        return order.goals().stream()
                .flatMap(goal -> goal.needs().stream())
                .filter(need ->
                        session.stream().anyMatch(it -> need.contains(it.move().category())))
                .count();
    }
}
