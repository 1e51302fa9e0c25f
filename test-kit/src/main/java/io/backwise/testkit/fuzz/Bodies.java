package io.backwise.testkit.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Bodies as the document describes them, and what can be wrong with one. */
final class Bodies {
    private static final String HERE = "hostile-value-goes-here";
    private static final int DEEPEST = 6;

    private Bodies() {}

    /** A body of the schema's shape. */
    static JsonNode of(JsonNode described, JsonNode schemas, SplittableRandom random, int depth) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        JsonNode schema = resolved(described, schemas);
        if (schema.has("enum")) {
            return schema.path("enum").get(random.nextInt(schema.path("enum").size()));
        }
        return switch (type(schema)) {
            case "object" -> object(schema, schemas, random, depth);
            case "array" -> {
                ArrayNode array = make.arrayNode();
                for (int i = random.nextInt(3); i > 0 && depth < DEEPEST; i--) {
                    array.add(of(schema.path("items"), schemas, random, depth + 1));
                }
                yield array;
            }
            case "integer", "number" -> make.numberNode(random.nextInt(12));
            case "boolean" -> make.booleanNode(random.nextBoolean());
            default -> make.textNode(text(schema.path("format").asText("")));
        };
    }

    /** The body with other members that its schema knows, each of them perhaps, so that what is optional is reached too. */
    static JsonNode fuller(JsonNode body, JsonNode schema, JsonNode schemas, SplittableRandom random) {
        JsonNode copy = body.deepCopy();
        fill(copy, schema, schemas, random);
        return copy;
    }

    private static void fill(JsonNode node, JsonNode schema, JsonNode schemas, SplittableRandom random) {
        JsonNode shape = resolved(schema, schemas);
        switch (node) {
            case ObjectNode object ->
                shape.path("properties").properties().forEach(member -> {
                    if (object.has(member.getKey())) {
                        fill(object.get(member.getKey()), member.getValue(), schemas, random);
                    } else if (random.nextBoolean()) {
                        object.set(member.getKey(), of(member.getValue(), schemas, random, 1));
                    }
                });
            case ArrayNode array -> array.forEach(it -> fill(it, shape.path("items"), schemas, random));
            default -> {}
        }
    }

    static JsonNode resolved(JsonNode schema, JsonNode schemas) {
        String reference = schema.path("$ref").asText("");
        return reference.isEmpty()
                ? schema
                : resolved(schemas.path(reference.substring(reference.lastIndexOf('/') + 1)), schemas);
    }

    static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.get(0).asText() : type.asText("string");
    }

    private static JsonNode object(JsonNode schema, JsonNode schemas, SplittableRandom random, int depth) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            if (random.nextInt(5) > 0) {
                object.set(property.getKey(), of(property.getValue(), schemas, random, depth + 1));
            }
        }
        return object;
    }

    private static String text(String format) {
        return switch (format) {
            case "date" -> "2026-11-25";
            case "date-time" -> "2026-11-25T08:00:00Z";
            case "uuid" -> "0193b2a4-7c1e-7d3f-8a55-2f6f0b1c9d10";
            default -> "word";
        };
    }

    /** The body with something wrong in it, or all of it. */
    static byte[] broken(JsonNode body, SplittableRandom random) {
        return switch (random.nextInt(9)) {
            case 0 -> Hostile.body(random);
            case 1 -> cut(body.toString(), random);
            case 2 -> without(body, random);
            default -> bytes(hostileAt(body, random));
        };
    }

    /** The body with one thing in it that has to be refused wherever it stands. */
    static byte[] spoiled(JsonNode body, SplittableRandom random) {
        List<Spoiled> all = Spoiled.all(body);
        return bytes(all.get(random.nextInt(all.size())).body());
    }

    private static byte[] cut(String text, SplittableRandom random) {
        byte[] whole = bytes(text);
        byte[] part = new byte[random.nextInt(whole.length)];
        System.arraycopy(whole, 0, part, 0, part.length);
        return part;
    }

    private static byte[] without(JsonNode body, SplittableRandom random) {
        JsonNode copy = body.deepCopy();
        List<String> names = new ArrayList<>();
        copy.fieldNames().forEachRemaining(names::add);
        if (copy instanceof ObjectNode object && !names.isEmpty()) {
            object.remove(names.get(random.nextInt(names.size())));
        }
        return bytes(copy.toString());
    }

    private static String hostileAt(JsonNode body, SplittableRandom random) {
        JsonNode copy = body.deepCopy();
        List<Runnable> places = new ArrayList<>();
        collect(copy, places);
        if (places.isEmpty()) {
            return Hostile.json(random);
        }
        places.get(random.nextInt(places.size())).run();
        return copy.toString().replace('"' + HERE + '"', Hostile.json(random));
    }

    private static void collect(JsonNode node, List<Runnable> places) {
        switch (node) {
            case ObjectNode object ->
                object.properties().forEach(member -> {
                    places.add(() -> object.put(member.getKey(), HERE));
                    collect(member.getValue(), places);
                });
            case ArrayNode array -> {
                places.add(() -> array.add(HERE));
                for (int i = 0; i < array.size(); i++) {
                    int at = i;
                    places.add(() -> array.set(at, HERE));
                    collect(array.get(i), places);
                }
            }
            default -> {}
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
