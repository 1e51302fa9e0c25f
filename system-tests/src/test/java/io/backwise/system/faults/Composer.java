package io.backwise.system.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Somebody with conditions, who has sessions composed and looks at the plan, and reports nothing. */
record Composer(UUID id, String token, String conditions, int minutes) {
    Journal.Served served(JsonNode session) {
        Set<String> exercises = new TreeSet<>();
        int seconds = 0;
        for (JsonNode item : session.path("items")) {
            exercises.add(item.path("exercise").asText());
            seconds += item.path("seconds").asInt();
        }
        // The session of today does not tell the whole, which is more than its parts by the changes of position.
        return new Journal.Served(
                conditions,
                session.path("rulesVersion").asInt(),
                exercises,
                session.path("totalSeconds").asInt(seconds),
                minutes);
    }

    /** Asks in turn for a session that is composed anew, for the plan, and for what it shows of today. */
    HttpRequest request(String gateway, int which, Duration timeout) {
        String patient = gateway + "/api/routine/patients/" + id;
        HttpRequest.Builder request = HttpRequest.newBuilder()
                .timeout(timeout)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
        return switch (which) {
            case 0 ->
                request.uri(URI.create(patient + "/plan-previews"))
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build();
            case 1 -> request.uri(URI.create(patient + "/plans/current")).build();
            default -> request.uri(URI.create(patient + "/sessions/today")).build();
        };
    }
}
