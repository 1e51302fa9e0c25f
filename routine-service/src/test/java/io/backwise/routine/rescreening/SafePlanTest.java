package io.backwise.routine.rescreening;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.routine.catalogue.Catalogue;
import io.backwise.routine.catalogue.ExerciseV1;
import io.backwise.routine.catalogue.ShippedCatalogue;
import io.backwise.routine.plan.Plan;
import io.backwise.routine.plan.Prescription;
import io.backwise.routine.plan.Redrafting;
import io.backwise.routine.plan.Redrafting.Item;
import io.backwise.routine.plan.ShippedPlans;
import io.backwise.routine.profile.Profile;
import io.backwise.routine.profile.Profile.RecordedCondition;
import io.backwise.routine.rescreening.SafePlan.Look;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What takes the place of an exercise that became unsafe, for every exercise and every condition of the shipped catalogue. */
class SafePlanTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
    private static final List<DayOfWeek> DAYS = List.of(DayOfWeek.values());

    private final Catalogue catalogue = ShippedCatalogue.read();
    private final Plan healthy = ShippedPlans.composed(catalogue, new UUID(1, 0), profile(), DAYS, TODAY)
            .orElseThrow();

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
                    pairs++;
                }
            }
        }
        System.out.printf("law of stand-ins: held for %d exercises with a condition that forbids them%n", pairs);
        assertThat(pairs).isGreaterThan(50);
    }

    private Plan with(ExerciseV1 exercise, Map<String, String> left) {
        List<Item> alone = List.of(new Item(exercise.slug(), Redrafting.startDose(exercise)));
        return Redrafting.redrafted(healthy, catalogue, List.of(), alone, left, DAYS);
    }

    private Optional<String> standIn(Plan plan, String condition) {
        return SafePlan.of(catalogue, plan, profile(condition), TODAY) instanceof Look.Changed it
                ? it.plan().session().items().stream()
                        .map(Prescription::exercise)
                        .findFirst()
                : Optional.empty();
    }

    private static Profile profile(String... conditions) {
        return new Profile(
                List.of(conditions).stream()
                        .map(it -> new RecordedCondition(it, null))
                        .toList(),
                List.of(),
                TODAY,
                2,
                List.of("strength", "function"),
                List.of("mat", "chair", "wall", "pillow", "strap", "stick"),
                List.of(),
                List.of(),
                45,
                DAYS,
                "UTC",
                "some",
                null);
    }
}
