package io.backwise.catalog.vocabulary;

import com.fasterxml.jackson.databind.JsonNode;
import io.backwise.kit.json.ChangedFields;
import io.backwise.kit.json.EventJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells two versions of the rule set apart, entry by entry. */
final class VocabularyChanges {
    private final EventJson json;

    VocabularyChanges(EventJson json) {
        this.json = json;
    }

    /** By kind and id. */
    List<VocabularyChange> between(Vocabulary before, Vocabulary after) {
        List<VocabularyChange> changes = new ArrayList<>();
        compare(
                changes,
                "condition",
                by(before.conditions(), Condition::slug),
                by(after.conditions(), Condition::slug));
        compare(changes, "trait", by(before.traits(), Trait::slug), by(after.traits(), Trait::slug));
        compare(changes, "rule", by(before.rules(), Rule::id), by(after.rules(), Rule::id));
        compare(changes, "red-flag", by(before.redFlags(), RedFlag::id), by(after.redFlags(), RedFlag::id));
        compare(changes, "pathway", advice(before), advice(after));
        return changes;
    }

    private void compare(List<VocabularyChange> changes, String kind, Map<String, ?> before, Map<String, ?> after) {
        TreeSet<String> ids = new TreeSet<>(before.keySet());
        ids.addAll(after.keySet());
        for (String id : ids) {
            Object then = before.get(id);
            Object now = after.get(id);
            if (then == null) {
                changes.add(new VocabularyChange(kind, id, "added", List.of()));
            } else if (now == null) {
                changes.add(new VocabularyChange(kind, id, "removed", List.of()));
            } else if (!then.equals(now)) {
                changes.add(new VocabularyChange(kind, id, "changed", ChangedFields.between(node(then), node(now))));
            }
        }
    }

    private JsonNode node(Object entry) {
        return json.stored(json.write(entry), JsonNode.class);
    }

    private static <T> Map<String, T> by(List<T> entries, Function<T, String> id) {
        return entries.stream().collect(Collectors.toMap(id, Function.identity(), (one, other) -> other, TreeMap::new));
    }

    private static Map<String, Map<String, String>> advice(Vocabulary it) {
        return it.pathways().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Map.of("advice", entry.getValue())));
    }
}
