package io.backwise.routine;

import static io.backwise.routine.Reports.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A patient with all that a path can name, and a clinician whom they trust.
 *
 * @param answeredAt when the red flag that they have was answered
 * @param another the report of another session
 */
record World(
        Patient patient,
        Clinician trusted,
        String plan,
        UUID session,
        String alert,
        String answeredAt,
        Map<String, Object> another) {
    private static final String FLAG = "fever-infection";

    /** Blocks and pauses nothing as long as no other stands beside it that nobody has cleared. */
    private static final String ADVISORY = "age-extremes";

    static World fresh() {
        Clinician trusted = Clinician.fresh();
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(trusted.id());
        String plan = patient.planned();
        UUID session = UUID.randomUUID();
        patient.self()
                .body(report(patient, plan, Instant.now(), Map.of("redFlags", List.of(FLAG))))
                .put(patient.path() + "/sessions/" + session)
                .then()
                .statusCode(201);
        String alert = trusted.self()
                .get("/api/routine/clinicians/me/alerts")
                .then()
                .extract()
                .path("items[0].alertId");
        String answeredAt = patient.self()
                .get(patient.path() + "/red-flags")
                .then()
                .extract()
                .path("answeredAt");
        return new World(
                patient, trusted, plan, session, alert, answeredAt, report(patient, plan, Instant.now(), Map.of()));
    }

    /** A clinician whom the patient trusts no more. */
    Clinician former() {
        Clinician former = Clinician.fresh();
        patient.trusting(former.id())
                .self()
                .delete(patient.path() + "/care-team/" + former.id())
                .then()
                .statusCode(204);
        return former;
    }

    /** The red flag is cleared and the plan goes on: sessions can be composed. */
    void cleared() {
        trusted.self()
                .body(Map.of("answeredAt", answeredAt, "reason", "seen", "medicalOutcome", "no infection"))
                .put(patient.path() + "/red-flags/" + FLAG + "/clearance")
                .then()
                .statusCode(200);
        patient.self().body("{}").post(patient.path() + "/plan-previews").then().statusCode(200);
    }

    /** Values for the names in a path. */
    Map<String, String> names() {
        return Map.of(
                "patientId",
                patient.id().toString(),
                "planId",
                plan,
                "sessionId",
                session.toString(),
                "alertId",
                alert,
                "clinicianId",
                UUID.randomUUID().toString(),
                "flag",
                FLAG);
    }

    /** What the operation of that path would take. */
    Map<String, Object> body(String path) {
        return switch (end(path)) {
            case "plans" ->
                Map.of(
                        "startsOn",
                        LocalDate.now(ZoneOffset.UTC).toString(),
                        "weekdays",
                        List.of("MONDAY", "FRIDAY"),
                        "minutesPerSession",
                        15,
                        "pin",
                        List.of("pelvic-tilt"),
                        "note",
                        "twice a week");
            case "plan-previews" -> Map.of("minutesPerSession", 15, "pin", List.of("pelvic-tilt"));
            case "profile" -> Patient.profile(Map.of("conditions", List.of(Map.of("slug", "osteoporosis"))));
            case "{sessionId}" -> another;
            case "next-morning" -> Map.of("pain", 1);
            case "clearance" -> Map.of("answeredAt", answeredAt, "reason", "seen", "medicalOutcome", "no infection");
            case "republication" -> Map.of("patientId", patient.id());
            case "rollback" -> Map.of("revision", 1, "reason", "why");
            case "completion", "lock", "resumption", "suspension" -> Map.of("reason", "why");
            default -> Map.of();
        };
    }

    /** The same with all that may stand beside it; an override is a clinician's to ask for. */
    Map<String, Object> whole(String path) {
        Map<String, Object> whole = new LinkedHashMap<>(body(path));
        switch (end(path)) {
            case "plans", "plan-previews" -> {
                whole.put(
                        "overrides",
                        List.of(Map.of("exercise", "sit-up", "rule", "CAT01", "reason", "trained, supervised")));
                whole.put("signOff", List.of("pelvic-tilt"));
            }
            case "profile" -> {
                whole.put("conditions", List.of(Map.of("slug", "osteoporosis", "since", "2024-03-10")));
                whole.put("redFlags", List.of(ADVISORY));
                whole.put("avoidPositions", List.of("prone"));
                whole.put("avoidExercises", List.of("jogging"));
                whole.put("locale", "en-GB");
            }
            case "{sessionId}" -> {
                whole.put("status", "rested");
                whole.put("items", leftOut());
                whole.put("symptomShift", "none");
                whole.put("redFlags", List.of(ADVISORY));
                whole.put("note", "tired");
            }
            default -> {}
        }
        return whole;
    }

    /** All of the plan, the first with every figure and why it was skipped. */
    private List<Map<String, Object>> leftOut() {
        List<Map<String, Object>> items = Reports.items(patient, plan);
        Map<String, Object> first = items.getFirst();
        List.of("setsDone", "repsDone", "holdSecondsDone", "minutesDone", "pain")
                .forEach(it -> first.put(it, 1));
        first.put("skipped", "no time");
        return items;
    }

    private static String end(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
