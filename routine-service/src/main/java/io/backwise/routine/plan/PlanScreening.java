package io.backwise.routine.plan;

import io.backwise.routine.catalogue.Catalogue;
import io.backwise.screening.Audience;
import io.backwise.screening.Caution;
import io.backwise.screening.Excluded;
import io.backwise.screening.Screening;
import io.backwise.screening.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Screens a plan once more with what is known now: it may be older than a diagnosis, a rule or a withdrawal. */
public final class PlanScreening {
    private PlanScreening() {}

    /**
     * The exercises of the plan that must not be done now. What the plan overrules or was signed off stays in.
     *
     * @param conditions in force
     */
    public static List<Withheld> withheld(Catalogue catalogue, Set<String> conditions, Plan plan) {
        Screening screening = catalogue.engine().screen(conditions, plan.audience());
        List<Withheld> withheld = new ArrayList<>();
        for (Prescription it : plan.session().items()) {
            List<Because> because = unsafe(catalogue, screening, plan, it.exercise());
            if (!because.isEmpty()) {
                withheld.add(new Withheld(it.exercise(), because));
            }
        }
        return withheld;
    }

    private static List<Because> unsafe(Catalogue catalogue, Screening screening, Plan plan, String slug) {
        if (catalogue.exercise(slug).isEmpty()) {
            return List.of(new Because(
                    "CAT03", null, null, "absolute", "This move left the catalogue.", "general-knowledge", "none"));
        }
        Verdict verdict = screening.verdict(slug);
        if (verdict instanceof Excluded it && !it.isOverruledBy(overruled(plan, slug))) {
            return Because.of(it.absolute());
        }
        boolean unsigned = verdict instanceof Caution it
                && it.needsSignOff()
                && !(plan.audience() == Audience.CLINICIAN && plan.signOff().contains(slug));
        return unsigned ? Because.of(((Caution) verdict).distinctByTrait()) : List.of();
    }

    private static Set<String> overruled(Plan plan, String slug) {
        return plan.overrides().stream()
                .filter(it -> it.exercise().equals(slug))
                .map(RuleOverride::rule)
                .collect(Collectors.toUnmodifiableSet());
    }
}
