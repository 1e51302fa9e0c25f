package io.backwise.routine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.routine.adaptation.Healthy;
import io.backwise.routine.catalogue.Catalogue;
import io.backwise.routine.catalogue.ExerciseV1;
import io.backwise.routine.catalogue.ShippedCatalogue;
import io.backwise.routine.profile.ConditionsInForce;
import io.backwise.screening.ActiveCondition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A signature holds for what was seen with it, whatever is changed about the plan in between. */
class SignatureTest {
    private final Catalogue catalogue = ShippedCatalogue.read();

    /** A plan is adapted to pain before it is looked at with a new condition. */
    @Test
    void whatIsNewDoesNotCountAsSeenBecauseAnotherDoseWasPrescribed() {
        int unsigned = 0;
        for (ExerciseV1 exercise : catalogue.exercises()) {
            Plan plan = signed(exercise);
            for (String condition : catalogue.engine().rules().conditions().keySet()) {
                List<ActiveCondition> inForce =
                        ConditionsInForce.of(catalogue, Healthy.profile(45, condition), Healthy.TODAY);
                Set<String> slugs = ActiveCondition.slugs(inForce);
                Plan adapted = Redrafting.redrafted(
                        plan, catalogue, inForce, Redrafting.items(plan), Map.of(), plan.weekdays());
                assertThat(PlanScreening.withheld(catalogue, slugs, adapted))
                        .as("%s with %s", exercise.slug(), condition)
                        .isEqualTo(PlanScreening.withheld(catalogue, slugs, plan));
                unsigned += PlanScreening.lacksSignature(
                                plan,
                                exercise.slug(),
                                catalogue
                                        .engine()
                                        .screen(slugs, plan.audience())
                                        .verdict(exercise.slug()))
                        ? 1
                        : 0;
            }
        }
        assertThat(unsigned).as("exercises that need another signature").isGreaterThan(10);
    }

    /** It alone, of somebody without a condition. */
    private Plan signed(ExerciseV1 exercise) {
        return ShippedPlans.signed(Healthy.plan(catalogue, exercise.slug()), List.of(exercise.slug()));
    }
}
