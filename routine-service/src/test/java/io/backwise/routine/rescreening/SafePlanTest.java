package io.backwise.routine.rescreening;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.routine.adaptation.Healthy;
import io.backwise.routine.catalogue.Catalogue;
import io.backwise.routine.catalogue.ExerciseV1;
import io.backwise.routine.catalogue.ShippedCatalogue;
import io.backwise.routine.plan.Plan;
import io.backwise.routine.plan.Prescription;
import io.backwise.routine.plan.Redrafting;
import io.backwise.routine.plan.Redrafting.Item;
import io.backwise.routine.rescreening.SafePlan.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What takes the place of an exercise that became unsafe, for every exercise and every condition of the shipped catalogue. */
class SafePlanTest {
    private static final int MINUTES = 45;

    private final Catalogue catalogue = ShippedCatalogue.read();
    private final Plan healthy = Healthy.plan(catalogue);

    /** A pair of an exercise and a condition that forbids it, and what then stood in. */
    @Test
    void whatWasTooMuchStandsInForNothing() {
        int pairs = 0;
        for (ExerciseV1 exercise : catalogue.exercises()) {
            for (String condition : catalogue.engine().rules().conditions().keySet()) {
                Optional<String> standIn = standIn(with(exercise, Map.of()), condition);
                if (standIn.isPresent()) {
                    Plan hurt = with(exercise, Map.of(standIn.get(), "RG02: it was red twice within seven days"));
                    assertThat(standIn(hurt, condition))
                            .as("%s, with %s", exercise.slug(), condition)
                            .isNotEqualTo(standIn);
                    Plan harder = with(exercise, Map.of(standIn.get(), "PG06: another took its place"));
                    assertThat(standIn(harder, condition)).isEqualTo(standIn);
                    // Nor what was too much in a plan before this one.
                    Set<String> before = Set.of(standIn.get());
                    assertThat(standIn(catalogue, with(exercise, Map.of()), before, condition))
                            .isNotEqualTo(standIn);
                    pairs++;
                }
            }
        }
        System.out.printf("law of stand-ins: held for %d exercises with a condition that forbids them%n", pairs);
        assertThat(pairs).isGreaterThan(50);
    }

    /** Nobody has earned it: neither where a condition forbids an exercise nor where it was withdrawn. */
    @Test
    void nothingHarderStandsIn() {
        int pairs = 0;
        for (ExerciseV1 exercise : catalogue.exercises()) {
            Plan plan = with(exercise, Map.of());
            Catalogue withdrawing = ShippedCatalogue.withdrawing(exercise.slug());
            List<Optional<String>> standIns = new ArrayList<>();
            standIns.add(standIn(withdrawing, plan));
            for (String condition : catalogue.engine().rules().conditions().keySet()) {
                standIns.add(standIn(plan, condition));
                standIns.add(standIn(withdrawing, plan, condition));
            }
            for (Optional<String> it : standIns) {
                int difficulty = it.flatMap(catalogue::exercise)
                        .map(ExerciseV1::difficulty)
                        .orElse(0);
                assertThat(difficulty)
                        .as("%s stands in for %s", it, exercise.slug())
                        .isLessThanOrEqualTo(exercise.difficulty());
                pairs += difficulty == 0 ? 0 : 1;
            }
        }
        assertThat(pairs).isGreaterThan(100);
    }

    private Plan with(ExerciseV1 exercise, Map<String, String> left) {
        List<Item> alone = List.of(new Item(exercise.slug(), Redrafting.startDose(exercise)));
        return Redrafting.redrafted(healthy, catalogue, List.of(), alone, left, healthy.weekdays());
    }

    private Optional<String> standIn(Plan plan, String condition) {
        return standIn(catalogue, plan, condition);
    }

    private static Optional<String> standIn(Catalogue catalogue, Plan plan, String... conditions) {
        return standIn(catalogue, plan, Set.of(), conditions);
    }

    private static Optional<String> standIn(Catalogue catalogue, Plan plan, Set<String> tooMuch, String... conditions) {
        return SafePlan.of(catalogue, plan, Healthy.profile(MINUTES, conditions), Healthy.TODAY, tooMuch)
                        instanceof Look.Changed it
                ? it.plan().session().items().stream()
                        .map(Prescription::exercise)
                        .findFirst()
                : Optional.empty();
    }
}
