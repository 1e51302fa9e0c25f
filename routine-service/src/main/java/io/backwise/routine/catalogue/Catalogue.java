package io.backwise.routine.catalogue;

import io.backwise.screening.ScreeningEngine;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One consistent version of the published catalogue, ready to screen and compose with. Immutable. */
public final class Catalogue {
    private final RulesV1 rules;
    private final Map<String, ExerciseV1> exercises = new TreeMap<>();
    private final ScreeningEngine engine;

    /**
     * @throws IllegalArgumentException when a reference does not resolve
     */
    Catalogue(CatalogueDocument document) {
        rules = document.rules();
        document.exercises().forEach(it -> exercises.put(it.slug(), it));
        engine = ScreeningTerms.engine(rules, document.exercises());
    }

    public long catalogVersion() {
        return rules.catalogVersion();
    }

    public long rulesVersion() {
        return rules.rulesVersion();
    }

    public ScreeningEngine engine() {
        return engine;
    }

    /** All published exercises, by slug. */
    public Collection<ExerciseV1> exercises() {
        return java.util.Collections.unmodifiableCollection(exercises.values());
    }

    public Optional<ExerciseV1> exercise(String slug) {
        return Optional.ofNullable(exercises.get(slug));
    }

    /** What to tell somebody on this red-flag pathway. */
    public String advice(String pathway) {
        Map<String, String> advice = rules.pathways() == null ? Map.of() : rules.pathways();
        return advice.getOrDefault(pathway, "Please talk to a doctor before you exercise.");
    }
}
