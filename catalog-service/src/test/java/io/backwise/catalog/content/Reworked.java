package io.backwise.catalog.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backwise.catalog.exercise.Exercise;
import io.backwise.catalog.vocabulary.Rule;
import io.backwise.catalog.vocabulary.Trait;
import io.backwise.catalog.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Content with changes, as an editor or the next release makes them. */
final class Reworked {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Reworked() {}

    /** The same with another value of one field. */
    @SuppressWarnings("unchecked")
    static <T> T with(T entry, String field, Object value) {
        ObjectNode node = JSON.valueToTree(entry);
        node.set(field, JSON.valueToTree(value));
        try {
            return (T) JSON.treeToValue(node, entry.getClass());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The same with other reasons of these rules. */
    static Vocabulary reasons(Vocabulary it, Map<String, String> reasons) {
        return with(
                it,
                "rules",
                it.rules().stream()
                        .map(rule -> with(rule, "reason", reasons.getOrDefault(rule.id(), rule.reason())))
                        .toList());
    }

    static Vocabulary without(Vocabulary it, Set<String> rules) {
        return with(
                it,
                "rules",
                it.rules().stream().filter(rule -> !rules.contains(rule.id())).toList());
    }

    static Vocabulary plus(Vocabulary it, Rule rule) {
        return with(it, "rules", plus(it.rules(), rule));
    }

    static Vocabulary plus(Vocabulary it, Trait trait) {
        return with(it, "traits", plus(it.traits(), trait));
    }

    static <T> List<T> plus(List<T> all, T one) {
        List<T> more = new ArrayList<>(all);
        more.add(one);
        return more;
    }

    static Trait trait(String slug) {
        return new Trait(slug, "of-the-test", "Only for this test.", null, 0);
    }

    /** A rule of everybody with osteoporosis. */
    static Rule rule(String id, String reason) {
        return new Rule(
                id,
                "osteoporosis",
                "position-supine",
                "relative",
                null,
                reason,
                "general-knowledge",
                "general-knowledge",
                "patient-with-caution",
                null);
    }

    /** Another exercise that is like this one, but for its one trait. */
    static Exercise like(Exercise it, String slug, String trait) {
        return with(with(with(it, "slug", slug), "name", "The " + slug), "traits", List.of(trait));
    }
}
