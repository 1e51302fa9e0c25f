package io.backwise.routine.plan.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.routine.plan.core.Composition.Composed;
import io.backwise.routine.plan.core.Composition.Infeasible;
import io.backwise.routine.plan.core.Composition.Item;
import io.backwise.routine.plan.core.Composition.Lost;
import io.backwise.testkit.Cases;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for every session, on random catalogues. */
class ComposerLawsTest {
    private static final PlanComposer COMPOSER = new BeamComposer(new Weights(10, 3, 10, 2, 3, 100, 4));
    private static final List<String> POSITIONS = List.of("supine", "standing", "quadruped");

    @Test
    void everyHardConstraintHolds() {
        Cases.run(250, random -> {
            Order order = order(random, random.nextInt(40));
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
        Cases.run(250, random -> {
            Order order = order(random, random.nextInt(40));
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
    void theOrderOfCandidatesChangesNothingThatIsPlayed() {
        Cases.run(150, random -> {
            Order order = order(random, random.nextInt(30));
            List<Candidate> shuffled = new ArrayList<>(order.candidates());
            Collections.shuffle(shuffled, new Random(random.nextLong()));
            Order other = new Order(
                    shuffled,
                    order.goals(),
                    order.helpfulDirection(),
                    order.comfortableDifficulty(),
                    order.secondsAtMost());
            assertThat(played(COMPOSER.compose(other))).isEqualTo(played(COMPOSER.compose(order)));
        });
    }

    @Test
    void aSessionIsFoundWhenThereIsOne() {
        Cases.run(150, random -> {
            Order order = order(random, random.nextInt(10));
            assertThat(COMPOSER.compose(order) instanceof Composed)
                    .as(
                            "any session of %d candidates in %d s",
                            order.candidates().size(), order.secondsAtMost())
                    .isEqualTo(exists(order));
        });
    }

    /** Every subset, one after the other. */
    private static boolean exists(Order order) {
        List<Candidate> all = order.candidates();
        for (int subset = 0; subset < 1 << all.size(); subset++) {
            List<Candidate> session = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                if ((subset & 1 << i) != 0) {
                    session.add(all.get(i));
                }
            }
            boolean pinsIn = all.stream().filter(Candidate::pinned).allMatch(session::contains);
            boolean families =
                    session.stream().map(it -> it.move().family()).distinct().count() == session.size();
            boolean size = session.size() >= PlanComposer.FEWEST && session.size() <= PlanComposer.MOST;
            if (pinsIn && families && size) {
                List<Move> moves =
                        Playing.inOrder(session).stream().map(Candidate::move).toList();
                if (seconds(moves) <= order.secondsAtMost()) {
                    return true;
                }
            }
        }
        return false;
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

    private static Order order(SplittableRandom random, int many) {
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
            candidates.add(new Candidate(move, random.nextInt(3), random.nextInt(30) == 0));
        }
        List<Goal> goals = List.of(Goal.values()[random.nextInt(Goal.values().length)]);
        return new Order(candidates, goals, random.nextBoolean() ? "extension" : "", 2, random.nextInt(60, 2_000));
    }
}
