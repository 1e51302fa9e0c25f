package io.backwise.routine.plan.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.routine.plan.core.Composition.Composed;
import io.backwise.testkit.Cases;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whoever is better may take the place of the other in every session, and makes it better. */
class DominanceTest {
    private static final int CASES = Integer.getInteger("backwise.law.cases", 2_000);
    private static final Weights WEIGHTS = new Weights(10, 3, 10, 2, 3, 100, 4, 6);

    @Test
    void anExchangeForABetterOneIsAlwaysPossibleAndNeverWorse() {
        Cases.law(
                "dominance by definition",
                CASES,
                random -> RandomOrders.of(random, 2 + random.nextInt(7)),
                RandomOrders::smaller,
                order -> {
                    Instance instance = new Instance(order, new Objective(WEIGHTS, order), WEIGHTS);
                    Dominance dominance = new Dominance(instance);
                    for (int one = 0; one < instance.size(); one++) {
                        for (int other = 0; other < instance.size(); other++) {
                            if (one != other && dominance.isBetter(one, other)) {
                                exchanged(instance, one, other);
                            }
                        }
                    }
                });
    }

    /** The one better move whose family the pin uses up does not count: all others are in the session already. */
    @Test
    void whatAPinKeepsOutCannotTakeAPlace() {
        List<Candidate> candidates = new ArrayList<>();
        candidates.add(candidate("pin", "pinned", 0, true));
        candidates.add(candidate("beside-the-pin", "pinned", 3, false));
        for (int i = 1; i <= 4; i++) {
            candidates.add(candidate("better-" + i, "family-" + i, 3, false));
        }
        candidates.add(candidate("worse", "family-5", 2, false));
        Composed composed = (Composed)
                new ExactComposer(WEIGHTS).compose(new Order(candidates, List.of(Goal.MOBILITY), "", 1, 3_600));
        assertThat(composed.items())
                .extracting(it -> it.move().slug())
                .containsExactlyInAnyOrder("pin", "better-1", "better-2", "better-3", "better-4", "worse");
    }

    private static Candidate candidate(String slug, String family, int evidence, boolean pinned) {
        Dose dose = new Dose(OptionalInt.of(1), OptionalInt.of(1), OptionalInt.empty(), OptionalInt.empty());
        Move move = new Move(
                slug,
                Category.MOBILITY,
                family,
                "neutral",
                "standing",
                Set.of("back"),
                Set.of(),
                1,
                evidence,
                false,
                dose);
        return new Candidate(move, 0, 0, pinned);
    }

    /** In every session with the other and without this one or its family. */
    private static void exchanged(Instance instance, int better, int other) {
        for (int set = 0; set < 1 << instance.size(); set++) {
            int[] with = members(instance.size(), set);
            boolean applies = (set & 1 << other) != 0
                    && (set & 1 << better) == 0
                    && with.length <= PlanComposer.MOST
                    && Arrays.stream(with)
                            .filter(it -> it != other)
                            .noneMatch(it -> instance.family[it] == instance.family[better]);
            if (applies) {
                PartialSession before = session(instance, with);
                PartialSession after = session(instance, members(instance.size(), set & ~(1 << other) | 1 << better));
                assertThat(after.seconds()).isLessThanOrEqualTo(before.seconds());
                assertThat(after.met()).isGreaterThanOrEqualTo(before.met());
                assertThat(after.key()).isGreaterThanOrEqualTo(before.key());
                if (after.key() == before.key()) {
                    assertThat(instance.slugRank[better]).isLessThan(instance.slugRank[other]);
                }
            }
        }
    }

    private static int[] members(int size, int set) {
        return IntStream.range(0, size).filter(it -> (set & 1 << it) != 0).toArray();
    }

    private static PartialSession session(Instance instance, int[] members) {
        PartialSession session = new PartialSession(instance);
        Arrays.stream(members).forEach(session::push);
        return session;
    }
}
