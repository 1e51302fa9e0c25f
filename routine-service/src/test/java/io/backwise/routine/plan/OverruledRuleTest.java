package io.backwise.routine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.routine.adaptation.Healthy;
import io.backwise.routine.catalogue.Catalogue;
import io.backwise.routine.catalogue.ExerciseV1;
import io.backwise.routine.catalogue.ShippedCatalogue;
import io.backwise.routine.profile.ConditionsInForce;
import io.backwise.routine.profile.Profile;
import io.backwise.screening.ActiveCondition;
import io.backwise.screening.Audience;
import io.backwise.screening.Excluded;
import io.backwise.screening.OverridePolicy;
import io.backwise.screening.Reason;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A clinician overrules a rule as it is: what an editor makes of it later was overruled by nobody. */
class OverruledRuleTest {
    private static final String OTHER = "nonspecific-lbp";

    private final Catalogue catalogue = ShippedCatalogue.read();

    @Test
    void anOverrideHoldsForWhatTheRuleForbadeThen() {
        int rewritten = 0;
        for (String condition : catalogue.engine().rules().conditions().keySet()) {
            Profile profile = Healthy.profile(45, condition, OTHER);
            List<ActiveCondition> inForce = ConditionsInForce.of(catalogue, profile, Healthy.TODAY);
            Set<String> slugs = ActiveCondition.slugs(inForce);
            for (ExerciseV1 exercise : catalogue.exercises()) {
                if (catalogue.engine().screen(slugs, Audience.CLINICIAN).verdict(exercise.slug()) instanceof Excluded it
                        && it.strictestOverride() != OverridePolicy.NONE
                        && it.absolute().stream().anyMatch(reason -> isOn(condition, reason))) {
                    Plan plan = overruling(exercise, it, inForce);
                    assertThat(PlanScreening.withheld(catalogue, slugs, plan)).isEmpty();
                    String rule = it.absolute().stream()
                            .filter(reason -> isOn(condition, reason))
                            .findFirst()
                            .orElseThrow()
                            .rule();
                    assertThat(PlanScreening.withheld(ShippedCatalogue.withRuleOn(OTHER, rule), slugs, plan))
                            .as("%s with %s, where %s is on %s now", exercise.slug(), condition, rule, OTHER)
                            .extracting(Withheld::exercise)
                            .containsExactly(exercise.slug());
                    // Nor is it by what rules on pain make of the plan before it is screened again.
                    Catalogue now = ShippedCatalogue.withRuleOn(OTHER, rule);
                    Plan stepped =
                            Redrafting.redrafted(plan, now, inForce, Redrafting.items(plan), Map.of(), plan.weekdays());
                    assertThat(PlanScreening.withheld(now, slugs, stepped))
                            .extracting(Withheld::exercise)
                            .containsExactly(exercise.slug());
                    rewritten++;
                    break;
                }
            }
        }
        assertThat(rewritten).as("rules that were overruled").isGreaterThan(10);
    }

    /** A rule on a movement, not the cap on difficulty. */
    private static boolean isOn(String condition, Reason reason) {
        return reason.trait().isPresent()
                && reason.condition().filter(condition::equals).isPresent();
    }

    /** That exercise alone, with each rule that excludes it named. */
    private Plan overruling(ExerciseV1 exercise, Excluded verdict, List<ActiveCondition> inForce) {
        Plan named = ShippedPlans.signed(
                Healthy.plan(catalogue, exercise.slug()),
                List.of(exercise.slug()),
                verdict.absolute().stream()
                        .map(reason -> new RuleOverride(exercise.slug(), reason.rule(), "an athlete"))
                        .toList());
        Plan redrafted =
                Redrafting.redrafted(named, catalogue, inForce, Redrafting.items(named), Map.of(), named.weekdays());
        SessionPreview it = redrafted.session();
        SessionPreview seen = new SessionPreview(
                List.of(seen(redrafted, exercise, verdict)),
                it.excluded(),
                it.notChosen(),
                it.unmetGoals(),
                it.totalSeconds(),
                it.objective(),
                it.catalogVersion(),
                it.rulesVersion(),
                it.advice(),
                it.conditions(),
                it.disclaimer());
        return redrafted.prescribing(seen, redrafted.weekdays());
    }

    /** With what the clinician saw when it was overruled. */
    private static Prescription seen(Plan plan, ExerciseV1 exercise, Excluded verdict) {
        Prescription it = plan.prescription(exercise.slug()).orElseThrow();
        return Prescription.of(
                Prepared.move(exercise, it.dose()), it.order(), Because.of(PlanScreening.care(verdict)), it.why());
    }
}
