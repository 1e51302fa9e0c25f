package io.backwise.routine.plan.core;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;

/** Orders over random catalogues, of every difficulty for a composer: scarce time, few families, pins, many goals. */
final class RandomOrders {
    private static final List<String> POSITIONS = List.of("supine", "standing", "quadruped");

    private RandomOrders() {}

    static Order of(SplittableRandom random, int many) {
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
