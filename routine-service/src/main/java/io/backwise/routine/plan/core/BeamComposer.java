package io.backwise.routine.plan.core;

import io.backwise.routine.plan.core.Composition.Composed;
import io.backwise.routine.plan.core.Composition.Infeasible;
import io.backwise.routine.plan.core.Composition.Item;
import io.backwise.routine.plan.core.Composition.Lost;
import io.backwise.routine.plan.core.Composition.Unmet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Grows sessions one exercise at a time and keeps the best of each size. Every hard constraint holds and the answer is
 * deterministic; that the benefit is the greatest possible is not proven.
 *
 * <p>A second beam that keeps the shortest sessions makes sure that a session is found when the time is scarce.
 */
public final class BeamComposer implements PlanComposer {
    private static final int WIDTH = 64;

    private static final Comparator<Draft> BEST = Comparator.comparingInt(Draft::met)
            .thenComparingInt(Draft::value)
            .reversed()
            .thenComparingInt(Draft::seconds)
            .thenComparing(Draft::key);
    private static final Comparator<Draft> SHORTEST = Comparator.comparingInt(Draft::met)
            .reversed()
            .thenComparingInt(Draft::seconds)
            .thenComparing(Draft::key);
    private static final Comparator<Draft> QUICKEST =
            Comparator.comparingInt(Draft::seconds).thenComparing(Draft::key);

    private final Weights weights;

    public BeamComposer(Weights weights) {
        this.weights = weights;
    }

    @Override
    public Composition compose(Order order) {
        Objective objective = new Objective(weights, order);
        List<Candidate> pinned =
                order.candidates().stream().filter(Candidate::pinned).toList();
        Draft start = Draft.of(pinned, order, objective);
        if (pinned.size() > MOST) {
            return infeasible(order, "more exercises are pinned than a session holds (" + MOST + ")");
        }
        if (pinned.stream().map(it -> it.move().family()).distinct().count() < pinned.size()) {
            return infeasible(order, "two pinned exercises are of one family");
        }
        if (start.seconds() > order.secondsAtMost()) {
            return infeasible(order, "the pinned exercises take " + start.seconds() + " s of " + order.secondsAtMost());
        }
        List<Draft> found = new ArrayList<>();
        for (Comparator<Draft> preference : List.of(BEST, SHORTEST, QUICKEST)) {
            found.addAll(grown(start, order, objective, preference));
        }
        return found.stream()
                .filter(it -> it.session().size() >= FEWEST)
                .min(BEST)
                .<Composition>map(it -> composed(it, order, objective))
                .orElseGet(() -> infeasible(order, reason(order)));
    }

    private static List<Draft> grown(Draft start, Order order, Objective objective, Comparator<Draft> preference) {
        List<Draft> all = new ArrayList<>(List.of(start));
        List<Draft> beam = List.of(start);
        while (!beam.isEmpty() && beam.getFirst().session().size() < MOST) {
            Map<String, Draft> next = new TreeMap<>();
            for (Draft draft : beam) {
                for (Candidate candidate : order.candidates()) {
                    if (draft.hasRoomFor(candidate)) {
                        Draft larger = draft.with(candidate, order, objective);
                        if (larger.seconds() <= order.secondsAtMost()) {
                            next.put(larger.key(), larger);
                        }
                    }
                }
            }
            beam = next.values().stream().sorted(preference).limit(WIDTH).toList();
            all.addAll(beam);
        }
        return all;
    }

    private static Composed composed(Draft best, Order order, Objective objective) {
        List<List<Term>> terms = objective.terms(best.session());
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < best.session().size(); i++) {
            items.add(new Item(best.session().get(i).move(), terms.get(i)));
        }
        return new Composed(items, lost(best, order), unmet(best, order), best.seconds(), best.value());
    }

    private static List<Lost> lost(Draft best, Order order) {
        return order.candidates().stream()
                .filter(it -> !best.session().contains(it))
                .map(it -> new Lost(it.move().slug(), whyLost(it, best, order)))
                .toList();
    }

    private static String whyLost(Candidate candidate, Draft best, Order order) {
        Optional<String> sibling = best.session().stream()
                .map(Candidate::move)
                .filter(it -> it.family().equals(candidate.move().family()))
                .map(Move::slug)
                .findFirst();
        if (sibling.isPresent()) {
            return "same-family-as " + sibling.get();
        }
        if (best.session().size() < MOST && best.seconds() + candidate.move().seconds() > order.secondsAtMost()) {
            return "no-time-left";
        }
        return "less-benefit";
    }

    private static List<Unmet> unmet(Draft best, Order order) {
        return order.goals().stream()
                .flatMap(goal -> goal.needs().stream()
                        .filter(need -> best.session().stream()
                                .noneMatch(it -> need.contains(it.move().category())))
                        .map(need -> new Unmet(goal, List.copyOf(need))))
                .toList();
    }

    private static String reason(Order order) {
        long families = order.candidates().stream()
                .map(it -> it.move().family())
                .distinct()
                .count();
        return families < FEWEST
                ? "only " + families + " kinds of exercise are left, and a session needs " + FEWEST
                : "no " + FEWEST + " exercises fit into " + order.secondsAtMost() + " seconds";
    }

    private static Infeasible infeasible(Order order, String reason) {
        return new Infeasible(
                reason,
                order.candidates().stream()
                        .map(it -> new Lost(it.move().slug(), "no-feasible-session"))
                        .toList());
    }
}
