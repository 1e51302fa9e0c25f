package io.backwise.routine.plan.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.routine.plan.core.Composition.Composed;
import io.backwise.routine.plan.core.Composition.Infeasible;
import io.backwise.routine.plan.core.Composition.Item;
import io.backwise.routine.plan.core.Composition.Lost;
import io.backwise.testkit.Cases;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for every session, on random catalogues. */
class ComposerLawsTest {
    private static final int CASES = Integer.getInteger("backwise.law.cases", 10_000);
    private static final Weights WEIGHTS = new Weights(10, 3, 10, 2, 3, 100, 4, 6);
    private static final PlanComposer COMPOSER = new ExactComposer(WEIGHTS);

    private static void law(String name, int cases, int candidates, Consumer<Order> law) {
        Cases.law(
                name, cases, random -> RandomOrders.of(random, random.nextInt(candidates)), RandomOrders::smaller, law);
    }

    @Test
    void everyHardConstraintHolds() {
        law("constraints", CASES, 40, order -> {
            if (COMPOSER.compose(order) instanceof Composed it) {
                List<Move> moves = it.items().stream().map(Item::move).toList();
                assertThat(moves).hasSizeBetween(PlanComposer.FEWEST, PlanComposer.MOST);
                assertThat(moves.stream().map(Move::family)).doesNotHaveDuplicates();
                assertThat(moves.stream().map(Move::category)).isSorted();
                assertThat(it.seconds()).isEqualTo(seconds(moves)).isLessThanOrEqualTo(order.secondsAtMost());
                assertThat(it.items().stream()
                                .flatMap(item -> item.why().stream())
                                .mapToInt(Term::points)
                                .sum())
                        .isEqualTo(it.objective());
                assertThat(moves.stream().map(Move::slug))
                        .containsAll(order.candidates().stream()
                                .filter(Candidate::pinned)
                                .map(candidate -> candidate.move().slug())
                                .toList());
            }
        });
    }

    @Test
    void everyCandidateIsAccountedFor() {
        law("account", CASES, 40, order -> {
            Stream<String> accounted =
                    switch (COMPOSER.compose(order)) {
                        case Composed it ->
                            Stream.concat(
                                    it.items().stream().map(item -> item.move().slug()),
                                    it.lost().stream().map(Lost::exercise));
                        case Infeasible it -> it.lost().stream().map(Lost::exercise);
                    };
            assertThat(accounted)
                    .containsExactlyInAnyOrderElementsOf(order.candidates().stream()
                            .map(candidate -> candidate.move().slug())
                            .toList());
        });
    }

    @Test
    void theOrderOfCandidatesAndGoalsChangesNothingThatIsPlayed() {
        law("order", CASES, 30, order -> {
            Random random = new Random(order.secondsAtMost());
            List<Candidate> candidates = new ArrayList<>(order.candidates());
            List<Goal> goals = new ArrayList<>(order.goals());
            Collections.shuffle(candidates, random);
            Collections.shuffle(goals, random);
            Order other = new Order(
                    candidates, goals, order.helpfulDirection(), order.comfortableDifficulty(), order.secondsAtMost());
            assertThat(played(COMPOSER.compose(other))).isEqualTo(played(COMPOSER.compose(order)));
        });
    }

    @Test
    void theSessionIsTheBestOfEverySubset() {
        law("best of every subset", Math.min(CASES, 1_000), 13, order -> assertThat(slugs(COMPOSER.compose(order)))
                .isEqualTo(EverySubset.best(order, WEIGHTS).orElse(List.of())));
    }

    /** Where little distinguishes one session from another, size and names decide. */
    @Test
    void ofEqualsTheShortestIsTakenAndThenTheFirstBySlug() {
        Weights coarse = new Weights(1, 0, 0, 0, 0, 1, 0, 0);
        PlanComposer composer = new ExactComposer(coarse);
        law("ties", Math.min(CASES, 1_000), 13, order -> assertThat(slugs(composer.compose(order)))
                .isEqualTo(EverySubset.best(order, coarse).orElse(List.of())));
    }

    @Test
    void whatIsDominatedIsNeverMissed() {
        law("dominance", CASES, 60, order -> {
            Instance all = new Instance(order, new Objective(WEIGHTS, order), WEIGHTS);
            int[] left = new Dominance(all).undominated();
            if (all.pinnedOnes().length <= 1) {
                int[] best = new BranchAndBound(all.only(left)).solve().orElse(new int[0]);
                assertThat(Arrays.stream(best).map(it -> left[it]).toArray())
                        .isEqualTo(new BranchAndBound(all).solve().orElse(new int[0]));
            }
        });
    }

    @Test
    void theAccountTellsOfTheBestExchange() {
        law("account of exchanges", CASES, 25, order -> {
            if (COMPOSER.compose(order) instanceof Composed best) {
                EveryExchange oracle = new EveryExchange(order, WEIGHTS, best);
                assertThat(best.lost())
                        .containsExactlyInAnyOrderElementsOf(order.candidates().stream()
                                .filter(it -> best.items().stream()
                                        .noneMatch(item -> item.move().equals(it.move())))
                                .map(oracle::account)
                                .toList());
            }
        });
    }

    /** What the exchange promises holds for the best session of all that takes the move in. */
    @Test
    void aMoveIsNeverFurtherFromTheBestThanItsAccountSays() {
        PlanComposer composer = new ExactComposer(new Weights(10, 3, 10, 2, 3, 0, 4, 6));
        law("points short", Math.min(CASES, 1_000), 25, drawn -> {
            Order order = pinning(drawn, "");
            if (composer.compose(order) instanceof Composed best) {
                best.lost().stream().filter(it -> it.pointsShort().isPresent()).forEach(it -> {
                    Composed with = (Composed) composer.compose(pinning(order, it.exercise()));
                    assertThat(with.objective())
                            .isBetween(best.objective() - it.pointsShort().getAsInt(), best.objective());
                });
            }
        });
    }

    /** The order with this move pinned and no other. */
    private static Order pinning(Order order, String slug) {
        return new Order(
                order.candidates().stream()
                        .map(it -> new Candidate(
                                it.move(),
                                it.cautions(),
                                it.recentPain(),
                                it.move().slug().equals(slug)))
                        .toList(),
                order.goals(),
                order.helpfulDirection(),
                order.comfortableDifficulty(),
                order.secondsAtMost());
    }

    private static List<String> slugs(Composition composition) {
        return played(composition).stream().sorted().toList();
    }

    private static int seconds(List<Move> moves) {
        int seconds = 0;
        for (int i = 0; i < moves.size(); i++) {
            boolean changes = i > 0
                    && !moves.get(i).startPosition().equals(moves.get(i - 1).startPosition());
            seconds += moves.get(i).seconds() + (changes ? 15 : 0);
        }
        return seconds;
    }

    private static List<String> played(Composition composition) {
        return composition instanceof Composed it
                ? it.items().stream().map(item -> item.move().slug()).toList()
                : List.of();
    }
}
