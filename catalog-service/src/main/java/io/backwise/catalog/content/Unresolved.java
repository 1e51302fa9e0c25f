package io.backwise.catalog.content;

import io.backwise.catalog.exercise.Exercise;
import io.backwise.catalog.vocabulary.Condition;
import io.backwise.catalog.vocabulary.Condition.Expires;
import io.backwise.catalog.vocabulary.Trait;
import io.backwise.catalog.vocabulary.Vocabulary;
import io.backwise.screening.ExerciseStatus;
import io.backwise.screening.Expiry;
import io.backwise.screening.OverridePolicy;
import io.backwise.screening.Pathway;
import io.backwise.screening.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what exercises and a rule set refer to and is not there: the kernel names the first only, and not always the word. */
final class Unresolved {
    private final List<String> found = new ArrayList<>();

    private Unresolved() {}

    /** In words that name who refers to what; empty when all resolves. */
    static List<String> of(Vocabulary words, Collection<Exercise> exercises) {
        Unresolved unresolved = new Unresolved();
        Set<String> conditions = names(words.conditions().stream(), Condition::slug);
        Set<String> traits = names(words.traits().stream(), Trait::slug);
        unresolved.ofExercises(exercises, traits);
        unresolved.ofRules(words, conditions, traits);
        unresolved.ofConditions(words, conditions);
        unresolved.ofRedFlags(words, conditions);
        return List.copyOf(unresolved.found);
    }

    private void ofExercises(Collection<Exercise> exercises, Set<String> traits) {
        Set<String> slugs = names(exercises.stream(), Exercise::slug);
        Set<String> statuses = names(Stream.of(ExerciseStatus.values()), ExerciseStatus::slug);
        exercises.forEach(it -> {
            expect(it.slug(), "trait", it.traits().stream(), traits);
            expect(it.slug(), "exercise", it.progressions().stream(), slugs);
            expect(it.slug(), "exercise", it.regressions().stream(), slugs);
            expect(it.slug(), "status", Stream.of(it.status()), statuses);
        });
    }

    private void ofRules(Vocabulary words, Set<String> conditions, Set<String> traits) {
        Set<String> severities = names(Stream.of(Severity.values()), Severity::slug);
        Set<String> overrides = names(Stream.of(OverridePolicy.values()), OverridePolicy::slug);
        words.rules().forEach(it -> {
            expect(it.id(), "condition", Stream.of(it.condition()), conditions);
            expect(it.id(), "condition", orNone(it.whenAlso()), conditions);
            expect(it.id(), "trait", Stream.of(it.trait()), traits);
            expect(it.id(), "severity", Stream.of(it.severity()), severities);
            expect(it.id(), "override", Stream.of(it.override()), overrides);
        });
    }

    private void ofConditions(Vocabulary words, Set<String> conditions) {
        words.conditions().forEach(it -> {
            expect(it.slug(), "condition", orNone(it.mutuallyExclusiveWith()), conditions);
            Stream<String> successor = Optional.ofNullable(it.expires()).map(Expires::then).stream()
                    .filter(then -> !then.equals(Expiry.REVIEW_DUE));
            expect(it.slug(), "condition", successor, conditions);
        });
    }

    private void ofRedFlags(Vocabulary words, Set<String> conditions) {
        Set<String> pathways = names(Stream.of(Pathway.values()), Pathway::slug);
        pathways.retainAll(words.pathways().keySet());
        words.redFlags().forEach(it -> {
            expect(it.id(), "condition", it.unlessCondition().stream(), conditions);
            expect(it.id(), "pathway", Stream.of(it.pathway()), pathways);
        });
    }

    private void expect(String user, String kind, Stream<String> used, Set<String> known) {
        used.filter(it -> !known.contains(it))
                .forEach(it -> found.add(user + " refers to the unknown " + kind + " " + it));
    }

    private static <T> Set<String> names(Stream<T> all, Function<T, String> name) {
        return all.map(name).collect(Collectors.toCollection(HashSet::new));
    }

    private static Stream<String> orNone(@Nullable List<String> names) {
        return names == null ? Stream.empty() : names.stream();
    }
}
