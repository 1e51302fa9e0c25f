package io.backwise.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the patient of the story sends. */
final class Anna {
    private Anna() {}

    static Map<String, Object> profile(List<String> redFlags) {
        Map<String, Object> profile = new LinkedHashMap<>();
        profile.put("conditions", List.of(Map.of("slug", "lumbar-disc-herniation")));
        profile.put("redFlags", redFlags);
        profile.put("screenedOn", LocalDate.now(ZoneOffset.UTC).toString());
        profile.put("painNow", 3);
        profile.put("goals", List.of("pain-relief", "function"));
        profile.put("equipment", List.of("mat", "pillow", "wall"));
        profile.put("avoidPositions", List.of());
        profile.put("avoidExercises", List.of());
        profile.put("minutesPerSession", 15);
        profile.put("weekdays", List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"));
        profile.put("zone", "UTC");
        profile.put("experience", "some");
        return profile;
    }

    /** All of the plan, done as prescribed. */
    static Map<String, Object> report(JsonNode plan, int daysBack) {
        List<Map<String, Object>> items = new ArrayList<>();
        for (JsonNode it : plan.path("items")) {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("exercise", it.path("exercise").asText());
            if (it.path("minutes").isInt()) {
                item.put("minutesDone", it.path("minutes").asInt());
            } else {
                item.put("setsDone", it.path("sets").asInt(1));
                item.put("repsDone", it.path("reps").asInt(1));
            }
            items.add(item);
        }
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("planId", plan.path("planId").asText());
        report.put(
                "performedAt",
                Instant.now()
                        .minus(daysBack, ChronoUnit.DAYS)
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString());
        report.put("zone", "UTC");
        report.put("painBefore", 3);
        report.put("painWorst", 3);
        report.put("painAfter", 2);
        report.put("effort", 4);
        report.put("items", items);
        return report;
    }
}
