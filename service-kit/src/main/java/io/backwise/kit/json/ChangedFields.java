package io.backwise.kit.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/** Says where two JSON objects differ. */
public final class ChangedFields {
    private ChangedFields() {}

    /** The names of the fields that only one of them has, or that differ, sorted. */
    public static List<String> between(JsonNode before, JsonNode after) {
        TreeSet<String> names = new TreeSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        names.removeIf(name -> Objects.equals(before.get(name), after.get(name)));
        return List.copyOf(names);
    }
}
