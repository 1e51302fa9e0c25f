package io.backwise.routine.adaptation;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.routine.adaptation.core.Rung;
import io.backwise.routine.catalogue.Catalogue;
import io.backwise.routine.catalogue.ExerciseV1;
import io.backwise.routine.catalogue.ShippedCatalogue;
import io.backwise.routine.plan.Plan;
import io.backwise.routine.plan.Redrafting;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ladder above an exercise, of which difficulty decides how much may be climbed at once. */
class RungsTest {
    /** The bridge on the knees has difficulty 2, and leads to the side plank. */
    @ParameterizedTest(name = "side plank of difficulty {0}: {1}")
    @CsvSource({"1, true", "2, true", "3, true", "4, false", "5, false"})
    void oneDifficultyUpIsOfferedAndTwoAreNot(int difficulty, boolean offered) {
        Catalogue catalogue = ShippedCatalogue.withDifficulty("side-plank-full", difficulty);
        assertThat(harder(catalogue, "side-bridge-knees")).isEqualTo(offered ? List.of("side-plank-full") : List.of());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "side-bridge-knees, ",
        "dead-bug, plank-full",
        "mcgill-curl-up, dead-bug",
        "clamshell, side-lying-hip-abduction",
        "sit-to-stand, wall-sit hip-hinge-drill",
    })
    void theShippedLaddersAreClimbedSo(String exercise, String harder) {
        assertThat(String.join(" ", harder(ShippedCatalogue.read(), exercise))).isEqualTo(harder == null ? "" : harder);
    }

    @ParameterizedTest(name = "with {0}: {1}")
    @CsvSource({"nonspecific-lbp, side-lying-hip-abduction", "hip-replacement-anterior-lateral, "})
    void whatIsNotSafeIsNoRung(String condition, String harder) {
        Catalogue catalogue = ShippedCatalogue.read();
        ExerciseV1 clamshell = catalogue.exercise("clamshell").orElseThrow();
        Known known = Healthy.known(catalogue, Healthy.plan(catalogue, "clamshell"), condition);
        assertThat(new Rungs(known, new Movements(catalogue)).harder(clamshell))
                .extracting(Rung::exercise)
                .isEqualTo(harder == null ? List.of() : List.of(harder));
    }

    /** Dropped because it hurt, it does not come back by way of an exercise that it is easier than. */
    @ParameterizedTest(name = "left out by {0}: {1}")
    @CsvSource({"RG02: it hurt twice, ", "recent-pain, ", "entered-later, clamshell"})
    void whatWasTooMuchIsNoRung(String left, String easier) {
        Catalogue catalogue = ShippedCatalogue.read();
        Plan plan = Healthy.plan(catalogue, "side-bridge-knees");
        Known known = Healthy.known(
                catalogue,
                Redrafting.redrafted(
                        plan,
                        catalogue,
                        List.of(),
                        Redrafting.items(plan),
                        Map.of("clamshell", left),
                        plan.weekdays()));
        assertThat(new Rungs(known, new Movements(catalogue))
                        .easier(catalogue.exercise("side-bridge-knees").orElseThrow()))
                .extracting(Rung::exercise)
                .isEqualTo(easier == null ? List.of() : List.of(easier));
    }

    /** Nor when that was in a plan before this one. */
    @Test
    void whatWasTooMuchInAnotherPlanIsNoRung() {
        Catalogue catalogue = ShippedCatalogue.read();
        Known it = Healthy.known(catalogue, Healthy.plan(catalogue, "side-bridge-knees"));
        Known hurt = it.with(Set.of("clamshell"));
        ExerciseV1 bridge = catalogue.exercise("side-bridge-knees").orElseThrow();
        assertThat(new Rungs(it, new Movements(catalogue)).easier(bridge)).hasSize(1);
        assertThat(new Rungs(hurt, new Movements(catalogue)).easier(bridge)).isEmpty();
    }

    /** A step up does not give back at once what pain took away. */
    @Test
    void whatWasTooMuchLatelyIsNoHarderRung() {
        Catalogue catalogue = ShippedCatalogue.read();
        Known it = Healthy.known(catalogue, Healthy.plan(catalogue, "sit-to-stand"));
        ExerciseV1 sitting = catalogue.exercise("sit-to-stand").orElseThrow();
        assertThat(new Rungs(it.with(Set.of("wall-sit")), new Movements(catalogue)).harder(sitting))
                .extracting(Rung::exercise)
                .containsExactly("hip-hinge-drill");
    }

    private static List<String> harder(Catalogue catalogue, String exercise) {
        Known known = Healthy.known(catalogue, Healthy.plan(catalogue, exercise));
        return new Rungs(known, new Movements(catalogue))
                .harder(catalogue.exercise(exercise).orElseThrow()).stream()
                        .map(Rung::exercise)
                        .toList();
    }
}
