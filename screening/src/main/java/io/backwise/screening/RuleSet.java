package io.backwise.screening;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A version of the rules with the words that they use; every word used is known. */
public record RuleSet(
        int version,
        Map<String, Condition> conditions,
        Map<String, Trait> traits,
        List<Rule> rules,
        Map<String, RedFlag> redFlags) {
    /**
     * Checks that all references resolve.
     *
     * @throws IllegalArgumentException naming the rule, condition or flag that uses an unknown word
     */
    public RuleSet {
        conditions = Map.copyOf(conditions);
        traits = Map.copyOf(traits);
        rules = List.copyOf(rules);
        redFlags = Map.copyOf(redFlags);
        for (Rule rule : rules) {
            known(rule.id(), conditions.keySet(), Stream.concat(Stream.of(rule.condition()), rule.whenAlso().stream()));
            known(rule.id(), traits.keySet(), Stream.of(rule.trait()));
        }
        for (Condition condition : conditions.values()) {
            known(condition.slug(), conditions.keySet(), condition.mutuallyExclusiveWith().stream());
            known(condition.slug(), conditions.keySet(), condition.expires().flatMap(Expiry::successor).stream());
        }
        for (RedFlag flag : redFlags.values()) {
            known(flag.id(), conditions.keySet(), flag.unlessCondition().stream());
        }
    }

    private static void known(String user, Set<String> words, Stream<String> used) {
        used.filter(word -> !words.contains(word)).findFirst().ifPresent(word -> {
            throw new IllegalArgumentException(user + " refers to the unknown " + word);
        });
    }
}
