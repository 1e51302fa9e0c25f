package io.backwise.testkit.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds the bodies that are tried against the document. Hostile values stand where a body has something: what the document knows
 * of it and the body lacks would never be reached, and nobody would notice.
 */
final class Completeness {
    private final List<Exempt> exempt;
    private final Set<Exempt> unused;
    private final List<String> complaints = new ArrayList<>();

    Completeness(Exempt... exempt) {
        this.exempt = List.of(exempt);
        unused = new LinkedHashSet<>(this.exempt);
    }

    /** @param operation one with a body */
    void look(Operation operation, Attempt attempt) {
        List<String> missing = new ArrayList<>();
        if (operation.body() != null) {
            collect(attempt.body(), operation.body(), operation.schemas(), "", missing);
        }
        for (String member : missing) {
            List<Exempt> reasons = exempt.stream()
                    .filter(it -> it.operation().equals(operation.name())
                            && it.member().equals(member))
                    .toList();
            unused.removeAll(reasons);
            if (reasons.isEmpty()) {
                complaints.add("%s is not tried with '%s': %s".formatted(operation.name(), member, attempt.body()));
            }
        }
    }

    /** Of all that were looked at: members that are missing, and exemptions that nothing needs. */
    List<String> complaints() {
        List<String> all = new ArrayList<>(complaints);
        unused.forEach(it -> all.add("nothing needs " + it));
        return all;
    }

    /** Of an array the first element, which is the one that places are looked for in. */
    private static void collect(
            @Nullable JsonNode node, JsonNode described, JsonNode schemas, String field, List<String> missing) {
        JsonNode schema = Bodies.resolved(described, schemas);
        String prefix = field.isEmpty() ? "" : field + '.';
        switch (node) {
            case ObjectNode object
            when isOf(schema, "object", "properties") ->
                schema.path("properties")
                        .properties()
                        .forEach(it -> collect(
                                object.get(it.getKey()), it.getValue(), schemas, prefix + it.getKey(), missing));
            case ArrayNode array
            when isOf(schema, "array", "items") ->
                collect(array.get(0), schema.path("items"), schemas, field + "[0]", missing);
            case JsonNode value when value.isValueNode() && !value.isNull() && isOfValues(schema) -> {}
            case null, default -> missing.add(field);
        }
    }

    private static boolean isOf(JsonNode schema, String type, String told) {
        return Bodies.type(schema).equals(type) && !schema.path(told).isEmpty();
    }

    /** Not of a schema that is put together of others, in which nothing here would look for members. */
    private static boolean isOfValues(JsonNode schema) {
        return schema.has("type") && !Set.of("object", "array").contains(Bodies.type(schema));
    }
}
