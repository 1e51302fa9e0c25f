package io.backwise.catalog.vocabulary;

import java.util.List;
import java.util.Map;

/**
 * The whole rule set with the words that it uses; versioned as one.
 *
 * @param pathways the advice of each red-flag pathway
 */
public record Vocabulary(
        List<Condition> conditions,
        List<Trait> traits,
        List<Rule> rules,
        List<RedFlag> redFlags,
        Map<String, String> pathways) {
    /** What is known before the first import. */
    public static final Vocabulary NONE = new Vocabulary(List.of(), List.of(), List.of(), List.of(), Map.of());

    public Vocabulary {
        conditions = List.copyOf(conditions);
        traits = List.copyOf(traits);
        rules = List.copyOf(rules);
        redFlags = List.copyOf(redFlags);
        pathways = Map.copyOf(pathways);
    }
}
