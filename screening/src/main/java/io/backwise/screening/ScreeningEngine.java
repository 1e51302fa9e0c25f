package io.backwise.screening;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Says what the rules make of an exercise for somebody's active conditions. Pure and deterministic: the answer does not
 * depend on the order of conditions, rules or exercises. Immutable, safe for any number of threads.
 */
public final class ScreeningEngine {
    private static final int MOST_ALTERNATIVES = 3;

    private final RuleSet rules;
    private final Map<String, Exercise> exercises = new TreeMap<>();
    private final Map<String, List<Rule>> rulesOfExercise = new HashMap<>();

    /**
     * @throws IllegalArgumentException when an exercise has a trait that the rules do not know, or a name twice
     */
    public ScreeningEngine(RuleSet rules, Collection<Exercise> exercises) {
        this.rules = rules;
        Map<String, List<Rule>> byTrait = rules.rules().stream()
                .sorted(Comparator.comparing(Rule::id))
                .collect(Collectors.groupingBy(Rule::trait));
        for (Exercise exercise : exercises) {
            if (!rules.traits().keySet().containsAll(exercise.traits())) {
                throw new IllegalArgumentException(exercise.slug() + " has a trait that the rules do not know");
            }
            if (this.exercises.put(exercise.slug(), exercise) != null) {
                throw new IllegalArgumentException("two exercises are named " + exercise.slug());
            }
            rulesOfExercise.put(
                    exercise.slug(),
                    exercise.traits().stream()
                            .flatMap(trait -> byTrait.getOrDefault(trait, List.of()).stream())
                            .toList());
        }
    }

    public RuleSet rules() {
        return rules;
    }

    /** Every exercise, by slug. */
    public Collection<Exercise> exercises() {
        return java.util.Collections.unmodifiableCollection(exercises.values());
    }

    /**
     * The verdict on an exercise.
     *
     * @throws IllegalArgumentException for an exercise that is not in the catalogue
     */
    public Verdict verdict(String exercise, Set<String> activeConditions, Audience audience) {
        Exercise move = known(exercise);
        List<Reason> reasons = new ArrayList<>();
        CatalogueReasons.ofStatus(move.status(), audience).ifPresent(reasons::add);
        cappingCondition(activeConditions)
                .filter(it -> move.difficulty() > it.maxDifficulty())
                .ifPresent(it -> reasons.add(CatalogueReasons.ofCap(it.slug(), it.maxDifficulty())));
        for (Rule rule : rulesOfExercise.getOrDefault(exercise, List.of())) {
            if (rule.appliesTo(activeConditions)) {
                reasons.add(rule.asReason());
            }
        }
        reasons.sort(Reason.ORDER);
        if (reasons.isEmpty()) {
            return new Allowed();
        }
        return reasons.getFirst().isAbsolute() ? new Excluded(reasons) : new Caution(reasons);
    }

    /** The active condition that caps difficulty lowest; of several the first by name. */
    public Optional<Condition> cappingCondition(Set<String> activeConditions) {
        return activeConditions.stream()
                .map(rules.conditions()::get)
                .filter(it -> it != null && it.maxDifficulty() < Condition.HARDEST)
                .min(Comparator.comparingInt(Condition::maxDifficulty).thenComparing(Condition::slug));
    }

    /** The active conditions with which only a clinician may assign a plan, by name. */
    public Set<String> clinicianPlanRequired(Set<String> activeConditions) {
        return activeConditions.stream()
                .filter(it -> rules.conditions().containsKey(it)
                        && rules.conditions().get(it).requiresClinicianPlan())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Two recorded conditions that cannot stand beside each other, by name; empty when all can. */
    public Set<String> mutuallyExclusive(Set<String> conditions) {
        for (String one : new TreeSet<>(conditions)) {
            for (String other : new TreeSet<>(known(rules.conditions(), one).mutuallyExclusiveWith())) {
                if (conditions.contains(other)) {
                    return new TreeSet<>(Set.of(one, other));
                }
            }
        }
        return Set.of();
    }

    /**
     * Safe stand-ins for an excluded exercise, at most three: its regressions first, then its family in the same
     * category. None is excluded itself, and none carries a stronger trait of the kind that excluded the first. Empty
     * for an exercise that is not excluded.
     */
    public List<String> alternatives(String exercise, Set<String> activeConditions, Audience audience) {
        if (!(verdict(exercise, activeConditions, audience) instanceof Excluded excluded)) {
            return List.of();
        }
        Exercise move = known(exercise);
        Set<String> candidates = new LinkedHashSet<>(move.regressions());
        exercises.values().stream()
                .filter(it -> it.family().equals(move.family()) && it.category().equals(move.category()))
                .forEach(it -> candidates.add(it.slug()));
        candidates.remove(exercise);
        List<Trait> excluding = excluded.absolute().stream()
                .flatMap(it -> it.trait().stream())
                .map(it -> known(rules.traits(), it))
                .toList();
        return candidates.stream()
                .filter(exercises::containsKey)
                .filter(it -> !(verdict(it, activeConditions, audience) instanceof Excluded))
                .filter(it -> noStronger(known(it), excluding))
                .limit(MOST_ALTERNATIVES)
                .toList();
    }

    private boolean noStronger(Exercise candidate, List<Trait> excluding) {
        return candidate.traits().stream().map(it -> known(rules.traits(), it)).noneMatch(trait -> excluding.stream()
                .anyMatch(trait::isStrongerKindOf));
    }

    private Exercise known(String slug) {
        return known(exercises, slug);
    }

    private static <T> T known(Map<String, T> all, String name) {
        T found = all.get(name);
        if (found == null) {
            throw new IllegalArgumentException("unknown: " + name);
        }
        return found;
    }
}
