package io.backwise.system.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;

/** What the catalogue does not exclude for people, by their conditions and by the version of its rules. */
final class Suitable {
    private final World world;
    private final NavigableMap<Integer, Map<String, Set<String>>> byVersion = new ConcurrentSkipListMap<>();

    Suitable(World world) {
        this.world = world;
    }

    /** Looks at what is published now, by these rules. */
    void look(int rulesVersion) throws Exception {
        Map<String, Set<String>> all = new HashMap<>();
        for (String conditions : Newcomers.CONDITIONS) {
            all.put(conditions, suitable(conditions));
        }
        byVersion.put(rulesVersion, all);
    }

    /** By that version. One that nobody has looked at was made by a try that was not answered, and is what the next one is. */
    Set<String> at(int rulesVersion, String conditions) {
        var entry = byVersion.ceilingEntry(rulesVersion);
        return entry == null ? Set.of() : entry.getValue().getOrDefault(conditions, Set.of());
    }

    Set<String> now(String conditions) {
        return at(byVersion.lastKey(), conditions);
    }

    /** By any version. */
    Set<String> ever(String conditions) {
        Set<String> ever = new TreeSet<>();
        byVersion.values().forEach(it -> ever.addAll(it.getOrDefault(conditions, Set.of())));
        return ever;
    }

    /** What is not excluded for somebody with all of these conditions, nor for one with any of them. */
    private Set<String> suitable(String conditions) throws Exception {
        Set<String> suitable = listed(conditions);
        for (String condition : conditions.split(",", -1)) {
            suitable.retainAll(listed(condition));
        }
        return suitable;
    }

    private Set<String> listed(String conditions) throws Exception {
        Set<String> slugs = new TreeSet<>();
        String answer = new Asking(world)
                .until(
                        "GET",
                        "",
                        "/api/catalog/exercises?limit=100&suitableFor=" + conditions,
                        "",
                        Set.of(200),
                        Set.of());
        for (JsonNode it : World.JSON.readTree(answer).path("items")) {
            slugs.add(it.path("slug").asText());
        }
        return slugs;
    }
}
