package io.backwise.screening;

import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns rules and exercises into numbers and bits. */
final class Compiling {
    private final RuleSet rules;
    private final Numbering conditions;
    private final Numbering traits;
    private final Numbering exercises;
    private final Map<String, Exercise> bySlug;
    private final Map<String, List<CompiledRule>> rulesOfTrait;

    Compiling(RuleSet rules, Numbering conditions, Numbering exercises, Collection<Exercise> all) {
        this.rules = rules;
        this.conditions = conditions;
        this.exercises = exercises;
        traits = Numbering.of(rules.traits().keySet());
        bySlug = all.stream().collect(Collectors.toMap(Exercise::slug, Function.identity()));
        rulesOfTrait = rules.rules().stream()
                .collect(Collectors.groupingBy(Rule::trait, Collectors.mapping(this::compiled, Collectors.toList())));
    }

    private CompiledRule compiled(Rule rule) {
        return new CompiledRule(
                conditions.of(rule.condition()),
                bits(rule.whenAlso(), conditions),
                traits.of(rule.trait()),
                rule.asReason());
    }

    CompiledExercise[] exercises() {
        return exercises.names().stream().map(bySlug::get).map(this::compiled).toArray(CompiledExercise[]::new);
    }

    private CompiledExercise compiled(Exercise exercise) {
        if (!rules.traits().keySet().containsAll(exercise.traits())) {
            throw new IllegalArgumentException(exercise.slug() + " has a trait that the rules do not know");
        }
        return new CompiledExercise(
                exercise,
                exercise.traits().stream()
                        .flatMap(trait -> rulesOfTrait.getOrDefault(trait, List.of()).stream())
                        .sorted(Comparator.comparing(CompiledRule::reason, Reason.ORDER))
                        .toList(),
                bits(exercise.traits(), traits),
                standIns(exercise),
                CatalogueReasons.ofStatus(exercise.status(), Audience.SELF),
                CatalogueReasons.ofStatus(exercise.status(), Audience.CLINICIAN));
    }

    /** Its regressions, then its family in the same category, by slug. */
    private int[] standIns(Exercise exercise) {
        Stream<String> family = exercises.names().stream()
                .map(bySlug::get)
                .filter(it ->
                        it.family().equals(exercise.family()) && it.category().equals(exercise.category()))
                .map(Exercise::slug);
        Set<String> standIns = Stream.concat(exercise.regressions().stream(), family)
                .filter(it -> bySlug.containsKey(it) && !it.equals(exercise.slug()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return standIns.stream().mapToInt(exercises::of).toArray();
    }

    /** For each trait the stronger ones of its kind. */
    BitSet[] strongerThan() {
        return traits.names().stream()
                .map(rules.traits()::get)
                .map(trait -> bits(
                        rules.traits().values().stream()
                                .filter(it -> it.isStrongerKindOf(trait))
                                .map(Trait::slug)
                                .toList(),
                        traits))
                .toArray(BitSet[]::new);
    }

    private static BitSet bits(Collection<String> names, Numbering numbering) {
        BitSet bits = new BitSet();
        names.forEach(it -> bits.set(numbering.of(it)));
        return bits;
    }
}
