package io.backwise.testkit.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A body with one thing in it that no operation may take: a member that nobody knows, a member twice, or a value that would
 * have to be turned into what is meant.
 *
 * @param field where, as a violation names it
 * @param body as text, since no tree holds a member twice
 */
record Spoiled(String field, String body) {
    /** What looks like a column, a parent, a type or a part of the inside; no request has any of them. */
    private static final List<String> UNKNOWN = List.of("notAField", "assignedBy", "__proto__", "@class");

    private static final String AGAIN = "a-name-goes-here";

    /** Every way to spoil that body, each in one place. */
    static List<Spoiled> all(JsonNode body) {
        Spoiling spoiling = new Spoiling(body.deepCopy(), new ArrayList<>());
        spoiling.spoil(spoiling.body, "");
        return spoiling.all;
    }

    /** Changes the body in a place, writes it down, and puts back what was there. */
    private record Spoiling(JsonNode body, List<Spoiled> all) {
        void spoil(JsonNode node, String field) {
            switch (node) {
                case ObjectNode object -> members(object, field);
                case ArrayNode array -> {
                    for (int i = 0; i < array.size(); i++) {
                        int at = i;
                        JsonNode member = array.get(i);
                        String place = field + '[' + i + ']';
                        others(member).forEach(it -> {
                            array.set(at, it);
                            all.add(new Spoiled(place, body.toString()));
                        });
                        array.set(at, member);
                        spoil(member, place);
                    }
                }
                default -> {}
            }
        }

        private void members(ObjectNode object, String field) {
            String prefix = field.isEmpty() ? "" : field + '.';
            UNKNOWN.forEach(name -> {
                object.put(name, 1);
                all.add(new Spoiled(prefix + name, body.toString()));
                object.remove(name);
            });
            for (Map.Entry<String, JsonNode> member : List.copyOf(object.properties())) {
                String name = member.getKey();
                JsonNode value = object.get(name);
                object.set(AGAIN, value);
                all.add(new Spoiled(prefix + name, body.toString().replace(AGAIN, name)));
                object.remove(AGAIN);
                others(value).forEach(it -> {
                    object.set(name, it);
                    all.add(new Spoiled(prefix + name, body.toString()));
                });
                object.set(name, value);
                spoil(value, prefix + name);
            }
        }

        /** What means the same to a reader who is not strict. */
        private static List<JsonNode> others(JsonNode value) {
            return switch (value) {
                case NumericNode number ->
                    List.of(new TextNode(number.asText()), new DoubleNode(number.asDouble() + 0.5), BooleanNode.TRUE);
                case TextNode text -> List.of(new IntNode(1), BooleanNode.TRUE);
                case BooleanNode flag -> List.of(new TextNode(flag.asText()), new IntNode(1));
                default -> List.of();
            };
        }
    }
}
