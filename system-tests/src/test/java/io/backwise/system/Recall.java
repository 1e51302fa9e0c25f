package io.backwise.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

/**
 * An editor withdraws an exercise: it is gone from today's session of whoever has it within seconds, and patient and clinician are
 * told why in the editor's words. How long that takes is printed.
 */
record Recall(Caller patient, Caller clinician, Caller editor, String patientId, String clinicianId) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WHY = "Somebody fell on it.";
    /** Seconds are the promise; a minute is patience with a machine. */
    private static final long WITHIN_MILLIS = 10_000;

    private static final long PATIENCE_MILLIS = 60_000;

    /** Withdraws what the plan begins with. */
    void takesItOutOfTodaysSession() throws Exception {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        String path = "/api/routine/patients/" + patientId;
        assertThat(patient.ask("PUT", path + "/profile", Profiles.of("", ""))).isEqualTo(201);
        assertThat(patient.ask("PUT", path + "/care-team/" + clinicianId)).isEqualTo(204);
        // From yesterday on: before three at night today is not yet today.
        assertThat(patient.ask("POST", path + "/plans", "{\"startsOn\": \"" + today.minusDays(1) + "\"}"))
                .isEqualTo(201);
        String plan = JSON.readTree(patient.body()).path("planId").asText();
        String gone = today().path("items").path(0).path("exercise").asText();
        assertThat(gone).isNotEmpty();

        long began = System.nanoTime();
        assertThat(editor.ask(
                        "POST", "/api/catalog/exercises/" + gone + "/withdrawal", "{\"reason\": \"" + WHY + "\"}"))
                .isEqualTo(200);
        while (shows(gone) && millisSince(began) < PATIENCE_MILLIS) {
            Thread.sleep(20);
        }
        long millis = millisSince(began);
        System.out.printf("%s was gone from today's session %d ms after its withdrawal%n", gone, millis);
        assertThat(millis).isLessThan(WITHIN_MILLIS);

        while (revisions(patient, plan).size() == 1 && millisSince(began) < PATIENCE_MILLIS) {
            Thread.sleep(20);
        }
        System.out.printf("its plan had another revision after %d ms%n", millisSince(began));
        for (Caller it : new Caller[] {patient, clinician}) {
            JsonNode last = revisions(it, plan).path(1);
            assertThat(last.path("steps").path(0).path("exercise").asText()).isEqualTo(gone);
            assertThat(last.path("steps").path(0).path("reason").asText()).endsWith(WHY);
        }
        assertThat(clinician.ask("GET", "/api/routine/clinicians/me/alerts")).isEqualTo(200);
        JsonNode alert = JSON.readTree(clinician.body()).path("items").path(0);
        assertThat(alert.path("kind").asText()).isEqualTo("withdrawn-exercise");
        assertThat(alert.path("detail").asText()).endsWith(WHY);
    }

    private static JsonNode revisions(Caller who, String plan) throws Exception {
        assertThat(who.ask("GET", "/api/routine/plans/" + plan + "/revisions")).isEqualTo(200);
        return JSON.readTree(who.body()).path("items");
    }

    private JsonNode today() throws Exception {
        assertThat(patient.ask("GET", "/api/routine/patients/" + patientId + "/sessions/today"))
                .isEqualTo(200);
        return JSON.readTree(patient.body());
    }

    private boolean shows(String exercise) throws Exception {
        return today().path("items").findValuesAsText("exercise").contains(exercise);
    }

    private static long millisSince(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }
}
