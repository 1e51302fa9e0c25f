package io.backwise.routine.plan.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backwise.routine.plan.core.Composition.Composed;
import io.backwise.routine.plan.core.Composition.Infeasible;
import io.backwise.routine.plan.core.Composition.Lost;
import io.backwise.routine.plan.core.Composition.Unmet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Examples that teach what a session is, and why there is none. */
class ExactComposerTest {
    private static final PlanComposer COMPOSER = new ExactComposer(new Weights(10, 3, 10, 2, 3, 100, 4, 6));

    @Test
    void aSessionIsPlayedByKindAndSaysWhatEachMoveBrings() {
        Composed composed = composed(300, List.of(Goal.MOBILITY), "walk aerobic", "tilt mobility", "calf stretch");
        assertThat(composed.items()).extracting(it -> it.move().slug()).containsExactly("walk", "tilt", "calf");
        assertThat(composed.items().get(1).why())
                .containsExactly(new Term("goal-fit", 10), new Term("evidence", 3), new Term("region-coverage", 2));
        assertThat(composed.objective()).isEqualTo(15 + 15 + 5);
        // Three times one repetition of 2 s, and nobody changes position.
        assertThat(composed.seconds()).isEqualTo(6);
        assertThat(composed.unmet()).isEmpty();
    }

    @Test
    void aNeedThatNothingMeetsIsSaid() {
        Composed composed = composed(300, List.of(Goal.FUNCTION), "tilt mobility", "calf stretch", "walk aerobic");
        assertThat(composed.unmet())
                .containsExactly(new Unmet(Goal.FUNCTION, List.of(Category.STABILITY), "no-candidate"));
    }

    @Test
    void aNeedThatDoesNotFitBesideOthersIsSaid() {
        List<Candidate> candidates = candidates("tilt mobility", "walk aerobic", "rest relaxation");
        candidates.add(candidate("bird", Category.STABILITY, "bird", 600, false));
        Composed composed = (Composed) COMPOSER.compose(order(300, List.of(Goal.FUNCTION), candidates));
        assertThat(composed.unmet())
                .containsExactly(new Unmet(Goal.FUNCTION, List.of(Category.STABILITY), "does-not-fit"));
        assertThat(composed.lost())
                .containsExactly(new Lost("bird", "no-time-left", Optional.empty(), OptionalInt.empty()));
    }

    @Test
    void oneOfALadderIsEnough() {
        List<Candidate> candidates = candidates("tilt mobility", "walk aerobic", "calf stretch");
        candidates.add(candidate("tilt-high", Category.MOBILITY, "tilt", 1, false));
        Composed composed = (Composed) COMPOSER.compose(order(300, List.of(Goal.MOBILITY), candidates));
        assertThat(composed.lost())
                .containsExactly(new Lost("tilt-high", "same-family-as tilt", Optional.of("tilt"), OptionalInt.of(0)));
    }

    @Test
    void withTooFewKindsOrTooLittleTimeThereIsNone() {
        assertThat(infeasible(300, "tilt mobility", "walk aerobic"))
                .isEqualTo("only 2 kinds of exercise are left, and a session needs 3");
        assertThat(infeasible(5, "tilt mobility", "walk aerobic", "calf stretch"))
                .isEqualTo("no 3 exercises fit into 5 seconds");
    }

    @Test
    void pinsThatCannotBeTogetherAreRefused() {
        List<Candidate> many = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            many.add(candidate("move-" + i, Category.MOBILITY, "family-" + i, 1, true));
        }
        assertThat(refusal(300, many)).isEqualTo("more exercises are pinned than a session holds (6)");
        assertThat(COMPOSER.compose(order(300, List.of(Goal.MOBILITY), many.subList(0, 6))))
                .isInstanceOf(Composed.class);
        assertThat(refusal(
                        300,
                        List.of(
                                candidate("tilt", Category.MOBILITY, "tilt", 1, true),
                                candidate("tilt-high", Category.MOBILITY, "tilt", 1, true))))
                .isEqualTo("two pinned exercises are of one family");
        List<Candidate> slow = List.of(
                candidate("tilt", Category.MOBILITY, "tilt", 50, true),
                candidate("walk", Category.AEROBIC, "walk", 51, true),
                candidate("calf", Category.STRETCH, "calf", 1, false));
        assertThat(refusal(201, slow)).isEqualTo("the pinned exercises take 202 s of 201");
        assertThat(refusal(202, slow)).isEqualTo("no 3 exercises fit into 202 seconds with the pinned ones");
        assertThat(COMPOSER.compose(order(204, List.of(Goal.MOBILITY), slow))).isInstanceOf(Composed.class);
    }

    @Test
    void whatStandsInTheWayIsNamedAsItIs() {
        List<Candidate> six = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            six.add(candidate("move-" + i, Category.MOBILITY, "family-" + i, 1, true));
        }
        six.add(candidate("seventh", Category.MOBILITY, "seventh", 1, false));
        assertThat(((Composed) COMPOSER.compose(order(3_600, List.of(Goal.MOBILITY), six))).lost())
                .extracting(Lost::why)
                .containsExactly("full-of-pinned-exercises");
        List<Candidate> slow = candidates("tilt mobility", "walk aerobic", "calf stretch");
        slow.add(candidate("tilt-high", Category.MOBILITY, "tilt", 600, false));
        assertThat(((Composed) COMPOSER.compose(order(60, List.of(Goal.MOBILITY), slow))).lost())
                .extracting(Lost::why)
                .containsExactly("no-time-left");
    }

    @Test
    void weightsAreWithinBounds() {
        assertThat(new Weights(0, 1000, 0, 0, 0, 0, 0, 0).evidence()).isEqualTo(1000);
        for (int term = 0; term < 8; term++) {
            int[] below = new int[8];
            below[term] = -1;
            int[] above = new int[8];
            above[term] = 1001;
            for (int[] it : List.of(below, above)) {
                assertThatThrownBy(() -> new Weights(it[0], it[1], it[2], it[3], it[4], it[5], it[6], it[7]))
                        .hasMessageContaining("must be 0 to 1000");
            }
        }
    }

    @Test
    void aDoseTakesTimeAndMakesAVolume() {
        Dose holds = new Dose(OptionalInt.of(3), OptionalInt.of(10), OptionalInt.of(5), OptionalInt.empty());
        assertThat(holds.seconds(false)).isEqualTo(3 * 10 * 7 + 2 * 20);
        assertThat(holds.seconds(true)).isEqualTo(2 * 3 * 10 * 7 + 2 * 20);
        assertThat(holds.volume()).isEqualTo(150);
        Dose walk = new Dose(OptionalInt.of(2), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.of(10));
        assertThat(walk.seconds(false)).isEqualTo(2 * 600 + 20);
        assertThat(walk.volume()).isEqualTo(20);
    }

    @Test
    void wordsOfContentAreFoundAgain() {
        assertThat(Stream.of(Category.values()).map(Category::slug))
                .containsExactly("relaxation", "aerobic", "mobility", "stability", "strength", "stretch");
        assertThat(Stream.of(Category.values()).map(it -> Category.ofSlug(it.slug())))
                .containsExactly(Category.values());
        assertThatThrownBy(() -> Category.ofSlug("dance")).hasMessageContaining("dance");
        assertThat(Stream.of(Goal.values()).map(Goal::slug))
                .containsExactly("pain-relief", "mobility", "strength", "function");
        assertThat(Goal.ofSlug("function")).contains(Goal.FUNCTION);
        assertThat(Goal.ofSlug("fame")).isEmpty();
    }

    private static Composed composed(int seconds, List<Goal> goals, String... moves) {
        return (Composed) COMPOSER.compose(order(seconds, goals, candidates(moves)));
    }

    private static String infeasible(int seconds, String... moves) {
        return refusal(seconds, candidates(moves));
    }

    private static String refusal(int seconds, List<Candidate> candidates) {
        Infeasible infeasible = (Infeasible) COMPOSER.compose(order(seconds, List.of(Goal.MOBILITY), candidates));
        assertThat(infeasible.lost()).hasSameSizeAs(candidates).allMatch(it -> it.why()
                .equals("no-feasible-session"));
        return infeasible.reason();
    }

    private static Order order(int seconds, List<Goal> goals, List<Candidate> candidates) {
        return new Order(candidates, goals, "", 1, seconds);
    }

    /** Moves of one second's hold, each a family and a region of its own. */
    private static List<Candidate> candidates(String... moves) {
        List<Candidate> candidates = new ArrayList<>();
        Arrays.stream(moves)
                .map(it -> it.split(" "))
                .forEach(it -> candidates.add(candidate(it[0], Category.ofSlug(it[1]), it[0], 1, false)));
        return candidates;
    }

    private static Candidate candidate(String slug, Category category, String family, int reps, boolean pinned) {
        Dose dose = new Dose(OptionalInt.of(1), OptionalInt.of(reps), OptionalInt.empty(), OptionalInt.empty());
        Move move =
                new Move(slug, category, family, "neutral", "standing", Set.of(family), Set.of(), 1, 1, false, dose);
        return new Candidate(move, 0, 0, pinned);
    }
}
