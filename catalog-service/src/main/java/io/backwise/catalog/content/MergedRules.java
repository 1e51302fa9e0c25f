package io.backwise.catalog.content;

import io.backwise.catalog.vocabulary.Condition;
import io.backwise.catalog.vocabulary.RedFlag;
import io.backwise.catalog.vocabulary.Rule;
import io.backwise.catalog.vocabulary.Trait;
import io.backwise.catalog.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The rule set that a release and an editor's changes make together, entry by entry.
 *
 * @param passedOver what the release changes and is not taken over, since an editor changed it too, such as
 *     {@code rule CR013}
 */
record MergedRules(Vocabulary vocabulary, List<String> passedOver) {

    /**
     * Merges them.
     *
     * @param before the rule set of the release that the editor had
     * @param now as it stands
     * @param release the rule set of the next release
     * @throws IllegalArgumentException when one of them has two entries of one name
     */
    static MergedRules of(Vocabulary before, Vocabulary now, Vocabulary release) {
        Sides sides = new Sides(before, now, release);
        Merged<Condition> conditions = sides.merge(it -> byName(it.conditions(), Condition::slug));
        Merged<Trait> traits = sides.merge(it -> byName(it.traits(), Trait::slug));
        Merged<Rule> rules = sides.merge(it -> byName(it.rules(), Rule::id));
        Merged<RedFlag> redFlags = sides.merge(it -> byName(it.redFlags(), RedFlag::id));
        Merged<String> pathways = sides.merge(Vocabulary::pathways);
        List<String> passedOver = new ArrayList<>();
        conditions.passedOver().forEach(it -> passedOver.add("condition " + it));
        traits.passedOver().forEach(it -> passedOver.add("trait " + it));
        rules.passedOver().forEach(it -> passedOver.add("rule " + it));
        redFlags.passedOver().forEach(it -> passedOver.add("red flag " + it));
        pathways.passedOver().forEach(it -> passedOver.add("pathway " + it));
        return new MergedRules(
                new Vocabulary(
                        List.copyOf(conditions.entries().values()),
                        List.copyOf(traits.entries().values()),
                        // As an editor leaves them: else the same rules in another order were a new version.
                        rules.entries().values().stream()
                                .sorted(Comparator.comparing(Rule::id))
                                .toList(),
                        List.copyOf(redFlags.entries().values()),
                        pathways.entries()),
                List.copyOf(passedOver));
    }

    private static <T> Map<String, T> byName(List<T> entries, Function<T, String> name) {
        Map<String, T> byName = new LinkedHashMap<>();
        for (T it : entries) {
            if (byName.put(name.apply(it), it) != null) {
                throw new IllegalArgumentException("two are named " + name.apply(it));
            }
        }
        return byName;
    }

    private record Sides(Vocabulary before, Vocabulary now, Vocabulary release) {
        <T> Merged<T> merge(Function<Vocabulary, Map<String, T>> entries) {
            return Merged.of(entries.apply(before), entries.apply(now), entries.apply(release));
        }
    }
}
