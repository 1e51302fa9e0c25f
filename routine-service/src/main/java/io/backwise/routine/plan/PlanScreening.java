package io.backwise.routine.plan;

import io.backwise.routine.catalogue.Catalogue;
import io.backwise.routine.catalogue.ExerciseV1;
import io.backwise.screening.Audience;
import io.backwise.screening.Caution;
import io.backwise.screening.Excluded;
import io.backwise.screening.Reason;
import io.backwise.screening.Screening;
import io.backwise.screening.Severity;
import io.backwise.screening.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Screens a plan once more with what is known now: it may be older than a diagnosis, a rule or a withdrawal. */
public final class PlanScreening {
    private static final String WITHDRAWN = "CAT03";

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
        Optional<ExerciseV1> exercise = catalogue.exercise(slug);
        if (exercise.isEmpty()) {
            return List.of(new Because(
                    WITHDRAWN, null, null, "absolute", "This move left the catalogue.", "general-knowledge", "none"));
        }
        Verdict verdict = screening.verdict(slug);
        if (isForbidden(plan, slug, verdict)) {
            return Because.of(((Excluded) verdict).absolute()).stream()
                    .map(because -> inItsWords(because, exercise.get()))
                    .toList();
        }
        return lacksSignature(plan, slug, verdict) ? Because.of(toMind(verdict).distinctByTrait()) : List.of();
    }

    /** Whether it must not be done, and nobody has overruled just that. */
    static boolean isForbidden(Plan plan, String slug, Verdict verdict) {
        return verdict instanceof Excluded it && !it.isOverruledBy(overruled(plan, slug, it));
    }

    /** Why it was withdrawn is told in the words of who did it. */
    private static Because inItsWords(Because it, ExerciseV1 exercise) {
        return it.rule().equals(WITHDRAWN) && exercise.withdrawnBecause() != null
                ? new Because(
                        it.rule(),
                        it.condition(),
                        it.trait(),
                        it.severity(),
                        it.reason() + " " + exercise.withdrawnBecause(),
                        it.source(),
                        it.override())
                : it;
    }

    /** Whether a clinician has to sign what is cautioned against now, and none has seen all of it. */
    static boolean lacksSignature(Plan plan, String slug, Verdict verdict) {
        return needsSignOff(verdict) && !isSignedOff(plan, slug, toMind(verdict));
    }

    /** Whether three cautions meet; of an exclusion that is overruled those beside what was overruled. */
    static boolean needsSignOff(Verdict verdict) {
        return toMind(verdict).needsSignOff();
    }

    private static Caution toMind(Verdict verdict) {
        return verdict instanceof Caution it
                ? it
                : new Caution(verdict.reasons().stream()
                        .filter(reason -> reason.severity() != Severity.ABSOLUTE)
                        .toList());
    }

    /** By a clinician who saw these cautions: what has to be minded since was not signed. */
    private static boolean isSignedOff(Plan plan, String slug, Caution now) {
        Set<String> seen = plan.prescription(slug).stream()
                .flatMap(it -> it.cautions().stream())
                .flatMap(it -> Stream.ofNullable(it.trait()))
                .collect(Collectors.toUnmodifiableSet());
        return plan.audience() == Audience.CLINICIAN
                && plan.signOff().contains(slug)
                && now.distinctByTrait().stream()
                        .allMatch(it -> it.trait().map(seen::contains).orElse(true));
    }

    /** What has to be minded now with each exercise of the plan that the catalogue still has. */
    public static Map<String, List<Because>> cautions(Catalogue catalogue, Set<String> conditions, Plan plan) {
        Screening screening = catalogue.engine().screen(conditions, plan.audience());
        return plan.session().items().stream()
                .map(Prescription::exercise)
                .filter(it -> catalogue.exercise(it).isPresent())
                .collect(Collectors.toMap(Function.identity(), it -> Because.of(care(screening.verdict(it)))));
    }

    /** What the person has to mind; of an overruled exclusion all that was overruled. */
    static List<Reason> care(Verdict verdict) {
        return switch (verdict) {
            case Caution caution -> caution.distinctByTrait();
            default -> verdict.reasons();
        };
    }

    /** Of the rules that a clinician overruled those which forbid what they did then: one that was rewritten was not overruled. */
    private static Set<String> overruled(Plan plan, String slug, Excluded now) {
        List<Because> seen = plan.prescription(slug).map(Prescription::cautions).orElse(List.of());
        return plan.overrides().stream()
                .filter(it -> it.exercise().equals(slug))
                .map(RuleOverride::rule)
                .filter(rule -> now.absolute().stream()
                        .filter(it -> it.rule().equals(rule))
                        .allMatch(it -> seen.stream().anyMatch(then -> then.isOf(it))))
                .collect(Collectors.toUnmodifiableSet());
    }
}
