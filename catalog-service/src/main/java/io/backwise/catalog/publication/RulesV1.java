package io.backwise.catalog.publication;

import io.backwise.catalog.vocabulary.Condition;
import io.backwise.catalog.vocabulary.RedFlag;
import io.backwise.catalog.vocabulary.Rule;
import io.backwise.catalog.vocabulary.Trait;
import java.util.List;
import java.util.Map;

/**
 * The whole rule set, and which version of each exercise belongs with it: data of {@code rules-changed}.
 *
 * @param manifest slug to version of every published exercise
 */
record RulesV1(
        long rulesVersion,
        long catalogVersion,
        Map<String, Long> manifest,
        List<Condition> conditions,
        List<Trait> traits,
        List<Rule> rules,
        List<RedFlag> redFlags,
        Map<String, String> pathways) {}
