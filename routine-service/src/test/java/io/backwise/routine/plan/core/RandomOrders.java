package io.backwise.routine.plan.core;

import io.backwise.testkit.Smaller;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Orders over random catalogues, of every difficulty for a composer: scarce time, few families, pins, many goals. */
public final class RandomOrders {
    private static final List<String> POSITIONS = List.of("supine", "standing", "quadruped");

    private RandomOrders() {}

    /** Orders with fewer candidates or goals, or without a helpful direction. */
    public static Stream<Order> smaller(Order order) {
        return Stream.concat(
                Smaller.without(order.candidates()).map(it -> with(order, it, order.goals())),
                Smaller.without(order.goals()).map(it -> with(order, order.candidates(), it)));
    }

    private static Order with(Order order, List<Candidate> candidates, List<Goal> goals) {
        return new Order(
                candidates, goals, order.helpfulDirection(), order.comfortableDifficulty(), order.secondsAtMost());
    }

    public static Order of(SplittableRandom random, int many) {
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            Category category = Category.values()[random.nextInt(Category.values().length)];
            Dose dose = new Dose(
                    random.nextBoolean() ? OptionalInt.of(random.nextInt(1, 4)) : OptionalInt.empty(),
                    OptionalInt.of(random.nextInt(3, 15)),
                    random.nextBoolean() ? OptionalInt.of(random.nextInt(1, 30)) : OptionalInt.empty(),
                    random.nextInt(8) == 0 ? OptionalInt.of(random.nextInt(3, 15)) : OptionalInt.empty());
            Move move = new Move(
                    "move-" + i,
                    category,
                    "family-" + random.nextInt(Math.max(1, many)),
                    random.nextBoolean() ? "extension" : "neutral",
                    POSITIONS.get(random.nextInt(POSITIONS.size())),
                    Set.of("region-" + random.nextInt(6), "region-" + (6 + random.nextInt(6))),
                    Set.of(),
                    random.nextInt(1, 6),
                    random.nextInt(4),
                    random.nextBoolean(),
                    dose);
            candidates.add(
                    new Candidate(move, random.nextInt(3), random.nextInt(3), random.nextInt(Math.max(30, many)) == 0));
        }
        List<Goal> goals = new ArrayList<>(List.of(Goal.values()));
        while (goals.size() > 1 && random.nextBoolean()) {
            goals.remove(random.nextInt(goals.size()));
        }
        return new Order(candidates, goals, random.nextBoolean() ? "extension" : "", 2, random.nextInt(60, 3_000));
    }
}
