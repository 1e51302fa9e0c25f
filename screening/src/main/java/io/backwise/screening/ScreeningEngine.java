package io.backwise.screening;

import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says what the rules make of the exercises for somebody's active conditions. Pure and deterministic: the answer does not
 * depend on the order of conditions, rules or exercises. Compiled to sets of bits when it is made, so that a person is
 * screened against the whole catalogue by a few operations on words. Immutable, safe for any number of threads.
 */
public final class ScreeningEngine {
    private final RuleSet rules;
    private final Numbering conditions;
    private final Numbering exercises;
    private final CompiledExercise[] compiled;
    private final BitSet[] strongerThan;
    private final Condition[] conditionOf;
    private final Reason[] capReasons;

    /** For each condition: the exercises that its unconditional absolute rules exclude. */
    private final BitSet[] excludedBy;

    /** Absolute rules that need another condition too. */
    private final Map<CompiledRule, BitSet> conditional = new HashMap<>();

    /** For each difficulty: the exercises that are harder. */
    private final BitSet[] harderThan;

    private final BitSet[] excludedByStatus;

    /**
     * @throws IllegalArgumentException when an exercise has a trait that the rules do not know, or a name twice
     */
    public ScreeningEngine(RuleSet rules, Collection<Exercise> all) {
        this.rules = rules;
        conditions = Numbering.of(rules.conditions().keySet());
        exercises = Numbering.of(all.stream().map(Exercise::slug).toList());
        Compiling compiling = new Compiling(rules, conditions, exercises, all);
        compiled = compiling.exercises();
        strongerThan = compiling.strongerThan();
        conditionOf = conditions.names().stream().map(rules.conditions()::get).toArray(Condition[]::new);
        capReasons = Stream.of(conditionOf)
                .map(it -> CatalogueReasons.ofCap(it.slug(), it.maxDifficulty()))
                .toArray(Reason[]::new);
        excludedBy = empty(conditionOf.length);
        harderThan = empty(Condition.HARDEST + 1);
        excludedByStatus = empty(Audience.values().length);
        for (int number = 0; number < compiled.length; number++) {
            index(number);
        }
    }

    private static BitSet[] empty(int many) {
        return Stream.generate(BitSet::new).limit(many).toArray(BitSet[]::new);
    }

    private void index(int number) {
        CompiledExercise move = compiled[number];
        for (CompiledRule rule : move.rules()) {
            if (rule.reason().isAbsolute()) {
                BitSet excluded = rule.isConditional()
                        ? conditional.computeIfAbsent(rule, it -> new BitSet())
                        : excludedBy[rule.condition()];
                excluded.set(number);
            }
        }
        for (int difficulty = 0; difficulty < move.exercise().difficulty(); difficulty++) {
            harderThan[difficulty].set(number);
        }
        for (Audience audience : Audience.values()) {
            move.status(audience).ifPresent(it -> excludedByStatus[audience.ordinal()].set(number));
        }
    }

    public RuleSet rules() {
        return rules;
    }

    /** Every reason that a verdict may give; it is the same object in each verdict that gives it. */
    public List<Reason> reasons() {
        Stream<Reason> ofExercises = Stream.of(compiled)
                .flatMap(move -> Stream.concat(
                        move.rules().stream().map(CompiledRule::reason),
                        Stream.of(Audience.values()).flatMap(it -> move.status(it).stream())));
        return Stream.concat(ofExercises, Stream.of(capReasons)).toList();
    }

    /**
     * Screens the whole catalogue.
     *
     * @throws IllegalArgumentException for a condition that the rules do not know: what is not known is no reason to allow
     */
    public Screening screen(Set<String> activeConditions, Audience audience) {
        BitSet active = new BitSet(conditionOf.length);
        activeConditions.forEach(it -> active.set(conditions.of(it)));
        BitSet excluded = new BitSet(compiled.length);
        excluded.or(excludedByStatus[audience.ordinal()]);
        for (int it = active.nextSetBit(0); it >= 0; it = active.nextSetBit(it + 1)) {
            excluded.or(excludedBy[it]);
        }
        conditional.forEach((rule, moves) -> {
            if (rule.applies(active)) {
                excluded.or(moves);
            }
        });
        Optional<Condition> capping = capping(active);
        capping.ifPresent(it -> excluded.or(harderThan[it.maxDifficulty()]));
        return new Screening(this, audience, active, excluded, capping);
    }

    /** The active condition that caps difficulty lowest; of several the first by name. */
    private Optional<Condition> capping(BitSet active) {
        return active.stream()
                .mapToObj(it -> conditionOf[it])
                .min(Comparator.comparingInt(Condition::maxDifficulty).thenComparing(Condition::slug));
    }

    /** The active conditions with which only a clinician may assign a plan, by name. */
    public Set<String> clinicianPlanRequired(Set<String> activeConditions) {
        return activeConditions.stream()
                .filter(it -> conditionOf[conditions.of(it)].requiresClinicianPlan())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Two recorded conditions that cannot stand beside each other, by name; empty when all can. */
    public Set<String> mutuallyExclusive(Set<String> recorded) {
        for (String one : new TreeSet<>(recorded)) {
            for (String other : new TreeSet<>(conditionOf[conditions.of(one)].mutuallyExclusiveWith())) {
                if (recorded.contains(other)) {
                    return new TreeSet<>(Set.of(one, other));
                }
            }
        }
        return Set.of();
    }

    int number(String exercise) {
        return exercises.of(exercise);
    }

    CompiledExercise compiled(int number) {
        return compiled[number];
    }

    /** The traits of the same kind that are stronger. */
    BitSet strongerThan(int trait) {
        return strongerThan[trait];
    }

    Reason capReason(Condition condition) {
        return capReasons[conditions.of(condition.slug())];
    }
}
