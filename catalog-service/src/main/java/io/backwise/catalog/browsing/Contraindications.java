package io.backwise.catalog.browsing;

import io.backwise.catalog.exercise.Exercise;
import io.backwise.catalog.vocabulary.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which conditions speak against an exercise, and by which rules; derived, never authored. */
public record Contraindications(List<Entry> absolute, List<Entry> relative) {

    /** A condition with the ids of the rules that the exercise's traits meet. */
    public record Entry(String condition, List<String> rules) {}

    static Contraindications of(Exercise exercise, List<Rule> rules) {
        return new Contraindications(entries(exercise, rules, "absolute"), entries(exercise, rules, "relative"));
    }

    private static List<Entry> entries(Exercise exercise, List<Rule> rules, String severity) {
        Map<String, List<String>> byCondition = new TreeMap<>();
        rules.stream()
                .filter(rule ->
                        rule.severity().equals(severity) && exercise.traits().contains(rule.trait()))
                .sorted(java.util.Comparator.comparing(Rule::id))
                .forEach(rule -> byCondition
                        .computeIfAbsent(rule.condition(), ignored -> new ArrayList<>())
                        .add(rule.id()));
        return byCondition.entrySet().stream()
                .map(entry -> new Entry(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
    }
}
