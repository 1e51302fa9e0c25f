package io.backwise.routine.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** One complete catalogue as it was activated: the rules, and each exercise of the manifest as it was held then. */
record CatalogueDocument(RulesV1 rules, List<ExerciseV1> exercises) {

    /** Empty until every exercise of the manifest is held at its version or a later one. */
    static Optional<CatalogueDocument> of(RulesV1 rules, Map<String, ExerciseV1> held) {
        List<ExerciseV1> complete = new ArrayList<>();
        for (Map.Entry<String, Long> wanted : new TreeMap<>(rules.manifest()).entrySet()) {
            ExerciseV1 exercise = held.get(wanted.getKey());
            if (exercise == null || exercise.version() < wanted.getValue()) {
                return Optional.empty();
            }
            complete.add(exercise);
        }
        return Optional.of(new CatalogueDocument(rules, List.copyOf(complete)));
    }

    /** Why nothing can be composed with it, such as a reference that does not resolve; empty when all is well. */
    Optional<String> defect() {
        try {
            new Catalogue(this);
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Whether no exercise is held at a later version than the manifest's: such a one belongs with later rules. */
    boolean isExact() {
        return exercises.stream().allMatch(it -> Objects.equals(rules.manifest().get(it.slug()), it.version()));
    }
}
