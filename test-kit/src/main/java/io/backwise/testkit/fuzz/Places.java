package io.backwise.testkit.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The places of a body, each with the hostile values of its kind. */
final class Places {
    private static final String HERE = "hostile-value-goes-here";

    private final JsonNode schemas;
    private final JsonNode body;
    private final List<Place> all = new ArrayList<>();

    private Places(JsonNode schemas, JsonNode body) {
        this.schemas = schemas;
        this.body = body;
    }

    /**
     * One place.
     *
     * @param marked the body with a mark there
     * @param values fragments of JSON
     */
    record Place(String marked, List<String> values) {
        String with(int value) {
            return marked.replace('"' + HERE + '"', values.get(value));
        }
    }

    /** The members that the body has, and those that the document knows beside them; of an array its first element. */
    static List<Place> of(Operation operation, Attempt attempt) {
        JsonNode schema = Objects.requireNonNull(operation.body());
        JsonNode body = attempt.body() == null
                ? JsonNodeFactory.instance.objectNode()
                : attempt.body().deepCopy();
        Places places = new Places(operation.schemas(), body);
        places.collect(body, schema);
        return places.all;
    }

    private void collect(JsonNode node, JsonNode described) {
        JsonNode schema = Bodies.resolved(described, schemas);
        switch (node) {
            case ObjectNode object ->
                schema.path("properties").properties().forEach(member -> {
                    String name = member.getKey();
                    JsonNode value = object.get(name);
                    mark(
                            values(name, member.getValue()),
                            () -> object.replace(name, JsonNodeFactory.instance.textNode(HERE)));
                    if (value == null) {
                        object.remove(name);
                    } else {
                        object.set(name, value);
                        collect(value, member.getValue());
                    }
                });
            case ArrayNode array
            when !array.isEmpty() -> {
                JsonNode first = array.get(0);
                mark(values("", schema.path("items")), () -> array.set(0, JsonNodeFactory.instance.textNode(HERE)));
                array.set(0, first);
                collect(first, schema.path("items"));
            }
            default -> {}
        }
    }

    private void mark(List<String> values, Runnable put) {
        put.run();
        all.add(new Place(body.toString(), values));
    }

    private List<String> values(String name, JsonNode described) {
        JsonNode schema = Bodies.resolved(described, schemas);
        return switch (Bodies.type(schema)) {
            case "integer", "number" -> Hostile.numbers();
            case "string" ->
                switch (schema.path("format").asText("")) {
                    case "date", "date-time" -> Hostile.times();
                    case "uuid" -> Hostile.ids();
                    default -> name.equals("zone") ? Hostile.zones() : Hostile.words();
                };
            default -> Hostile.others();
        };
    }
}
