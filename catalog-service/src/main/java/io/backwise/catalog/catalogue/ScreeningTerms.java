package io.backwise.catalog.catalogue;

import io.backwise.catalog.exercise.PublishedExercise;
import io.backwise.catalog.vocabulary.PublishedVocabulary;
import io.backwise.catalog.vocabulary.Vocabulary;
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

    static ScreeningEngine engine(PublishedVocabulary published, Collection<PublishedExercise> exercises) {
        return new ScreeningEngine(
                ruleSet(published),
                exercises.stream().map(ScreeningTerms::exercise).toList());
    }

    private static RuleSet ruleSet(PublishedVocabulary published) {
        Vocabulary words = published.vocabulary();
        return new RuleSet(
                Math.toIntExact(published.rulesVersion()),
                byName(words.conditions(), ScreeningTerms::condition, Condition::slug),
                byName(words.traits(), ScreeningTerms::trait, Trait::slug),
                words.rules().stream().map(ScreeningTerms::rule).toList(),
                byName(words.redFlags(), ScreeningTerms::redFlag, RedFlag::id));
    }

    private static <A, B> Map<String, B> byName(List<A> all, Function<A, B> term, Function<B, String> name) {
        return all.stream().map(term).collect(Collectors.toUnmodifiableMap(name, Function.identity()));
    }

    private static Condition condition(io.backwise.catalog.vocabulary.Condition it) {
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

    private static Expiry expiry(io.backwise.catalog.vocabulary.Condition.Expires it) {
        return new Expiry(
                it.afterDays() == null ? OptionalInt.empty() : OptionalInt.of(it.afterDays()),
                Boolean.TRUE.equals(it.clinicianEnds()),
                Optional.ofNullable(it.then()),
                Optional.ofNullable(it.selfCheck()));
    }

    private static Trait trait(io.backwise.catalog.vocabulary.Trait it) {
        return new Trait(it.slug(), it.group(), Optional.ofNullable(it.direction()), it.strength());
    }

    private static Rule rule(io.backwise.catalog.vocabulary.Rule it) {
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

    private static RedFlag redFlag(io.backwise.catalog.vocabulary.RedFlag it) {
        return new RedFlag(
                it.id(),
                Pathway.ofSlug(it.pathway()).orElseThrow(),
                it.question(),
                it.blockComposition(),
                it.pauseActivePlan(),
                it.notifyClinician(),
                Set.copyOf(it.unlessCondition()),
                it.onlyTogetherWithAnother());
    }

    private static Exercise exercise(PublishedExercise published) {
        var it = published.exercise();
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
