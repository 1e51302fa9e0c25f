package io.backwise.routine.plan.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * How much is searched, in steps and not in time, on problems that are always the same. A weaker bound, a worse start or
 * a missed exclusion gives the same answers and shows only here. Lower a figure when the search gets better.
 */
class SearchEffortTest {
    private static final Weights WEIGHTS = new Weights(10, 3, 10, 2, 3, 100, 4, 6);
    private static final List<Instance> PROBLEMS = problems();

    private static List<Instance> problems() {
        List<Instance> problems = new ArrayList<>();
        for (int seed = 1; seed <= 120; seed++) {
            Order order = RandomOrders.of(new SplittableRandom(seed), 20 + seed);
            Instance instance = new Instance(order, new Objective(WEIGHTS, order), WEIGHTS);
            if (instance.pinnedOnes().length <= 2) {
                problems.add(instance);
            }
        }
        return problems;
    }

    @Test
    void fewPartialSessionsAreLookedAt() {
        long nodes = 0;
        for (Instance problem : PROBLEMS) {
            BranchAndBound search = new BranchAndBound(undominated(problem));
            search.solve();
            nodes += search.nodes();
        }
        assertThat(nodes).isBetween((long) PROBLEMS.size(), 2704L);
    }

    @Test
    void mostCandidatesOfLargeCataloguesAreDominated() {
        long left = 0;
        long all = 0;
        for (Instance problem : PROBLEMS) {
            left += undominated(problem).size();
            all += problem.size();
        }
        assertThat(all).isEqualTo(9208);
        assertThat(left).isLessThanOrEqualTo(5749);
    }

    @Test
    void theBoundIsTightAndTheFirstGuessIsGood() {
        double gap = 0;
        int sessions = 0;
        int bestAtOnce = 0;
        for (Instance problem : PROBLEMS) {
            Instance instance = undominated(problem);
            Optional<int[]> best = new BranchAndBound(instance).solve();
            if (best.isPresent()) {
                PartialSession session = new PartialSession(instance);
                Arrays.stream(best.get()).forEach(session::push);
                int met = session.met();
                FirstGuess guess = new FirstGuess(
                        instance,
                        java.util.stream.IntStream.range(0, instance.size())
                                .filter(it -> !instance.pinned[it])
                                .toArray(),
                        instance.pinnedOnes());
                long bound = Long.MIN_VALUE;
                for (int kinds : RequiredKinds.meeting(instance, met)) {
                    bound = Math.max(bound, new Pricing(instance, new Relaxation(instance)).search(kinds, met, guess));
                }
                sessions++;
                gap += bound / (double) Prices.SCALE - session.value();
                bestAtOnce += guess.key() == session.key() ? 1 : 0;
            }
        }
        assertThat(sessions).isEqualTo(109);
        assertThat(bestAtOnce).isGreaterThanOrEqualTo(103);
        assertThat(gap).isLessThanOrEqualTo(184.2);
    }

    private static Instance undominated(Instance instance) {
        return instance.only(new Dominance(instance).undominated());
    }
}
