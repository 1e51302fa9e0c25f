package io.backwise.progress;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backwise.progress.streak.core.ScheduleFact;
import io.backwise.progress.streak.core.SessionFact;
import io.backwise.testkit.CrossToken;
import io.backwise.testkit.Events;
import io.backwise.testkit.Schemas;
import io.backwise.testkit.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Predicate;

/** A patient of the test, fed by a Kafka client that is none of ours. */
record Feed(UUID patient) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> DAILY =
            List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY");

    /** An event that waits to be sent. */
    record Pending(String topic, String key, String type, String id, ObjectNode data) {
        void send() {
            Schemas.assertValid(topic, data.toString());
            Events.send(topic, key, type, id, data.toString());
        }

        Events.Outgoing outgoing() {
            Schemas.assertValid(topic, data.toString());
            return new Events.Outgoing(topic, key, type, id, data.toString());
        }
    }

    static Feed fresh() {
        return new Feed(UUID.randomUUID());
    }

    /** The day to which a session of this moment belongs: before three at night that is yesterday. */
    static LocalDate today() {
        return LocalDate.ofInstant(Instant.now().minus(Duration.ofHours(3)), ZoneOffset.UTC);
    }

    String path() {
        return "/api/progress/patients/" + patient;
    }

    RequestSpecification self() {
        return as("patient", patient.toString());
    }

    static RequestSpecification as(String role, String sub) {
        return given().filter(CrossToken.REPLAY).auth().oauth2(Tokens.of(role, sub));
    }

    Pending plan(String what, long sequence, LocalDate from) {
        ObjectNode data = JSON.createObjectNode()
                .put("patientId", patient.toString())
                .put("sequence", sequence)
                .put("planId", new UUID(7, sequence).toString())
                .put("revision", 1)
                .put("status", "active")
                .put("from", from.toString())
                .put("zone", "UTC");
        ArrayNode weekdays = data.putArray("weekdays");
        DAILY.forEach(weekdays::add);
        data.putArray("exercises").add("cat-cow");
        return new Pending(
                "plan-changed",
                patient.toString(),
                "io.backwise.routine.plan." + what + ".v1",
                patient + "/" + sequence,
                data);
    }

    /** A fact of a schedule as the event that brings it. */
    Pending plan(ScheduleFact fact) {
        return switch (fact) {
            case ScheduleFact.Scheduled it -> {
                Pending event = plan("assigned", it.sequence(), it.from());
                ArrayNode weekdays = event.data().put("zone", it.zone().getId()).putArray("weekdays");
                it.weekdays().forEach(day -> weekdays.add(day.name()));
                yield event;
            }
            case ScheduleFact.Completed it -> {
                Pending event = plan("completed", it.sequence(), it.to().minusDays(1));
                event.data().put("to", it.to().toString());
                yield event;
            }
            case ScheduleFact.Suspended it -> {
                Pending event = plan("suspended", it.sequence(), it.from());
                event.data().putObject("pause").put("from", it.from().toString());
                yield event;
            }
            case ScheduleFact.Resumed it -> {
                Pending event = plan("resumed", it.sequence(), it.to());
                event.data()
                        .putObject("pause")
                        .put("from", it.to().toString())
                        .put("to", it.to().toString());
                yield event;
            }
        };
    }

    /** A session fact as the event that brings it. */
    Pending session(UUID id, SessionFact fact) {
        Pending event = session(id, fact.on(), fact.status().name().toLowerCase(Locale.ROOT));
        event.data()
                .put("performedAt", fact.performedAt().toString())
                .put("painBefore", fact.painBefore())
                .put("painAfter", fact.painAfter());
        return event;
    }

    Pending session(UUID id, LocalDate on, String status) {
        ObjectNode data = JSON.createObjectNode()
                .put("sessionId", id.toString())
                .put("patientId", patient.toString())
                .put("planId", new UUID(7, 1).toString())
                .put("planRevision", 1)
                .put(
                        "performedAt",
                        on.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC).toString())
                .put("zone", "UTC")
                .put("performedOn", on.toString())
                .put("status", status)
                .put("completion", status.equals("completed") ? 1.0 : 0.0)
                .put("painBefore", 4)
                .put("painWorst", 4)
                .put("painAfter", 3)
                .put("effort", 3)
                .put("response", "amber")
                .put("reportedAt", on.atTime(13, 0).toInstant(ZoneOffset.UTC).toString());
        data.putArray("items")
                .addObject()
                .put("exercise", "cat-cow")
                .put("setsDone", 1)
                .put("repsDone", 8);
        return new Pending(
                "session-completed",
                patient.toString(),
                "io.backwise.routine.session.completed.v1",
                id.toString(),
                data);
    }

    Pending careTeam(long version, String... clinicians) {
        ObjectNode data =
                JSON.createObjectNode().put("patientId", patient.toString()).put("version", version);
        ArrayNode members = data.putArray("clinicians");
        for (String clinician : clinicians) {
            members.add(clinician);
        }
        return new Pending(
                "care-team-changed",
                patient.toString(),
                "io.backwise.routine.care-team.changed.v1",
                patient + "/" + version,
                data);
    }

    /** An alert as it was raised, or as somebody acknowledged it. */
    Pending alert(UUID id, long version, String kind) {
        String state = version == 1 ? "open" : "acknowledged";
        ObjectNode data = JSON.createObjectNode()
                .put("alertId", id.toString())
                .put("version", version)
                .put("patientId", patient.toString())
                .put("state", state)
                .put("kind", kind)
                .put("raisedAt", "2026-11-25T08:00:00Z")
                .put("detail", "a sentence");
        return new Pending(
                "care-alert",
                patient.toString(),
                "io.backwise.routine.alert." + (version == 1 ? "raised" : "acknowledged") + ".v1",
                id + "/" + version,
                data);
    }

    Pending erased() {
        return new Pending(
                "patient-erased",
                patient.toString(),
                "io.backwise.routine.patient.erased.v1",
                patient.toString(),
                JSON.createObjectNode().put("patientId", patient.toString()).put("erasedAt", "2026-11-25T08:00:00Z"));
    }

    JsonPath summary() {
        return self().get(path()).then().statusCode(200).extract().jsonPath();
    }

    /** Waits until the summary is as wanted. */
    JsonPath awaitSummary(Predicate<JsonPath> wanted) throws InterruptedException {
        JsonPath now = summary();
        for (int i = 0; i < 200 && !wanted.test(now); i++) {
            Thread.sleep(50);
            now = summary();
        }
        if (!wanted.test(now)) {
            throw new AssertionError("the summary stayed " + now.prettify());
        }
        return now;
    }
}
