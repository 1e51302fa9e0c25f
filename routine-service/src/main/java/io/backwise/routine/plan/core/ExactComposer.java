package io.backwise.routine.plan.core;

import io.backwise.routine.plan.core.Composition.Composed;
import io.backwise.routine.plan.core.Composition.Infeasible;
import io.backwise.routine.plan.core.Composition.Item;
import io.backwise.routine.plan.core.Composition.Lost;
import io.backwise.routine.plan.core.Composition.Unmet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Composes the session of the greatest benefit, proven by {@link BranchAndBound}. Needs of the goals come before points; of
 * several best sessions the one with the fewest exercises is chosen, then the first by slug.
 */
public final class ExactComposer implements PlanComposer {
    private final Weights weights;

    public ExactComposer(Weights weights) {
        this.weights = weights;
    }

    @Override
    public Composition compose(Order order) {
        Objective objective = new Objective(weights, order);
        Instance instance = new Instance(order, objective, weights);
        Optional<String> refused = refusedPins(instance);
        if (refused.isPresent()) {
            return infeasible(order, refused.get());
        }
        return best(instance)
                .<Composition>map(best -> composed(best, instance, order, objective))
                .orElseGet(() -> infeasible(order, reason(order)));
    }

    private static Optional<int[]> best(Instance instance) {
        int[] undominated = new Dominance(instance).undominated();
        return new BranchAndBound(instance.only(undominated))
                .solve()
                .map(found -> Arrays.stream(found).map(it -> undominated[it]).toArray());
    }

    private static Optional<String> refusedPins(Instance instance) {
        int[] pinned = instance.pinnedOnes();
        if (pinned.length > MOST) {
            return Optional.of("more exercises are pinned than a session holds (" + MOST + ")");
        }
        if (Arrays.stream(pinned).map(it -> instance.family[it]).distinct().count() < pinned.length) {
            return Optional.of("two pinned exercises are of one family");
        }
        int seconds = Playing.seconds(
                Arrays.stream(pinned).mapToObj(instance.candidates::get).toList());
        return seconds > instance.budget
                ? Optional.of("the pinned exercises take " + seconds + " s of " + instance.budget)
                : Optional.empty();
    }

    private static Composed composed(int[] best, Instance instance, Order order, Objective objective) {
        List<Candidate> session =
                Arrays.stream(best).mapToObj(instance.candidates::get).toList();
        List<List<Term>> terms = objective.terms(session);
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < session.size(); i++) {
            items.add(new Item(session.get(i).move(), terms.get(i)));
        }
        return new Composed(
                items,
                new Exchanges(instance, best).explained(),
                unmet(session, order),
                Playing.seconds(session),
                objective.value(session));
    }

    private static List<Unmet> unmet(List<Candidate> session, Order order) {
        return order.goals().stream()
                .sorted()
                .flatMap(goal -> goal.needs().stream()
                        .filter(need -> session.stream()
                                .noneMatch(it -> need.contains(it.move().category())))
                        .map(need -> new Unmet(goal, need.stream().sorted().toList(), whyUnmet(need, order))))
                .toList();
    }

    private static String whyUnmet(Set<Category> need, Order order) {
        boolean any = order.candidates().stream()
                .anyMatch(it -> need.contains(it.move().category()));
        return any ? "does-not-fit" : "no-candidate";
    }

    private static String reason(Order order) {
        long families = order.candidates().stream()
                .map(it -> it.move().family())
                .distinct()
                .count();
        return families < FEWEST
                ? "only " + families + " kinds of exercise are left, and a session needs " + FEWEST
                : "no " + FEWEST + " exercises fit into " + order.secondsAtMost() + " seconds"
                        + (order.candidates().stream().anyMatch(Candidate::pinned) ? " with the pinned ones" : "");
    }

    private static Infeasible infeasible(Order order, String reason) {
        return new Infeasible(
                reason,
                order.candidates().stream()
                        .map(it -> new Lost(
                                it.move().slug(), "no-feasible-session", Optional.empty(), OptionalInt.empty()))
                        .toList());
    }
}
