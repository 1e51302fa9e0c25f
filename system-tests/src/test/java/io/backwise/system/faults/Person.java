package io.backwise.system.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** A patient with a plan, and the reports that their phone makes. */
record Person(UUID id, String token, String planId, JsonNode items) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DAYS_BACK = 12;

    /** Pain before a session, at most. Never a red session: two of them would pause the plan. */
    static final int WORST_BEFORE = 3;

    /** A report as it goes over the wire; a retry sends the same. */
    record Report(UUID sessionId, String path, String body) {}

    Report report(RandomGenerator random) {
        UUID session = UUID.randomUUID();
        int before = random.nextInt(WORST_BEFORE + 1);
        int worst = before + random.nextInt(3);
        ObjectNode body = JSON.createObjectNode()
                .put("planId", planId)
                .put(
                        "performedAt",
                        Instant.now()
                                .minus(random.nextInt(60, DAYS_BACK * 24 * 60), ChronoUnit.MINUTES)
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString())
                .put("zone", "UTC")
                .put("painBefore", before)
                .put("painWorst", worst)
                .put("painAfter", random.nextInt(worst + 1))
                .put("effort", 4);
        int kind = random.nextInt(10);
        ArrayNode done = body.putArray("items");
        if (kind == 0) {
            body.put("status", "rested");
        } else {
            int most = kind == 1 ? 1 : items.size();
            for (int i = 0; i < most; i++) {
                JsonNode it = items.get(i);
                ObjectNode item =
                        done.addObject().put("exercise", it.path("exercise").asText());
                if (it.path("minutes").isInt()) {
                    item.put("minutesDone", it.path("minutes").asInt());
                } else {
                    item.put("setsDone", it.path("sets").asInt(1))
                            .put("repsDone", it.path("reps").asInt(1));
                }
            }
        }
        return new Report(session, "/api/routine/patients/" + id + "/sessions/" + session, body.toString());
    }
}
