package io.backwise.routine.catalogue;

import io.backwise.screening.Condition;
import io.backwise.screening.Exercise;
import io.backwise.screening.ExerciseStatus;
import io.backwise.screening.Expiry;
import io.backwise.screening.OverridePolicy;
import io.backwise.screening.Pathway;
import io.backwise.screening.RedFlag;
import io.backwise.screening.Rule;
import io.backwise.screening.RuleSet;
import io.backwise.screening.ScreeningEngine;
import io.backwise.screening.Severity;
import io.backwise.screening.Trait;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says published content in the terms of the screening kernel. */
final class ScreeningTerms {
    private ScreeningTerms() {}

    static ScreeningEngine engine(RulesV1 rules, Collection<ExerciseV1> exercises) {
        return new ScreeningEngine(
                ruleSet(rules), exercises.stream().map(ScreeningTerms::exercise).toList());
    }

    /** Whether the rules explain every word that they use, each once. */
    static boolean resolve(RulesV1 rules) {
        try {
            ruleSet(rules);
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static RuleSet ruleSet(RulesV1 words) {
        return new RuleSet(
                Math.toIntExact(words.rulesVersion()),
                byName(words.conditions(), ScreeningTerms::condition, Condition::slug),
                byName(words.traits(), ScreeningTerms::trait, Trait::slug),
                words.rules().stream().map(ScreeningTerms::rule).toList(),
                byName(words.redFlags(), ScreeningTerms::redFlag, RedFlag::id));
    }

    private static <A, B> Map<String, B> byName(List<A> all, Function<A, B> term, Function<B, String> name) {
        return all.stream().map(term).collect(Collectors.toUnmodifiableMap(name, Function.identity()));
    }

    private static Condition condition(RulesV1.ConditionV1 it) {
        return new Condition(
                it.slug(),
                it.name(),
                it.group(),
                it.maxDifficulty(),
                it.requiresClinicianPlan(),
                Optional.ofNullable(it.expires()).map(ScreeningTerms::expiry),
                it.activatedBy() == null
                        ? OptionalInt.empty()
                        : OptionalInt.of(it.activatedBy().painNowAtLeast()),
                set(it.mutuallyExclusiveWith()));
    }

    private static Expiry expiry(RulesV1.ExpiresV1 it) {
        return new Expiry(
                it.afterDays() == null ? OptionalInt.empty() : OptionalInt.of(it.afterDays()),
                Boolean.TRUE.equals(it.clinicianEnds()),
                Optional.ofNullable(it.then()),
                Optional.ofNullable(it.selfCheck()));
    }

    private static Trait trait(RulesV1.TraitV1 it) {
        return new Trait(it.slug(), it.group(), Optional.ofNullable(it.direction()), it.strength());
    }

    private static Rule rule(RulesV1.RuleV1 it) {
        return new Rule(
                it.id(),
                it.condition(),
                it.trait(),
                Severity.ofSlug(it.severity()).orElseThrow(),
                set(it.whenAlso()),
                it.reason(),
                it.source(),
                it.basis(),
                OverridePolicy.ofSlug(it.override()).orElseThrow(),
                Optional.ofNullable(it.modification()));
    }

    private static RedFlag redFlag(RulesV1.RedFlagV1 it) {
        return new RedFlag(
                it.id(),
                Pathway.ofSlug(it.pathway()).orElseThrow(),
                it.question(),
                it.blockComposition(),
                it.pauseActivePlan(),
                it.notifyClinician(),
                set(it.unlessCondition()),
                it.onlyTogetherWithAnother());
    }

    private static Exercise exercise(ExerciseV1 it) {
        return new Exercise(
                it.slug(),
                it.category(),
                it.family(),
                it.difficulty(),
                ExerciseStatus.ofSlug(it.status()).orElseThrow(),
                Set.copyOf(it.traits()),
                it.regressions(),
                it.progressions());
    }

    private static Set<String> set(@Nullable List<String> names) {
        return names == null ? Set.of() : Set.copyOf(names);
    }
}
