package io.backwise.benchmarks.pipeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Events of many patients, made from the samples of the contracts: any number of them, each only once. */
final class EventSource {
    static final String SESSIONS = "session-completed";
    static final String PLANS = "plan-changed";
    static final int PATIENTS = 10_000;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SESSION_TYPE = "io.backwise.routine.session.completed.v1";
    private static final String PLAN_TYPE = "io.backwise.routine.plan.assigned.v1";
    private static final int DAYS = 400;

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final long epoch = System.currentTimeMillis();
    private final ObjectNode session;
    private final ObjectNode plan;

    /** @param home where {@code contracts} lies */
    EventSource(Path home) throws IOException {
        Path events = home.resolve("contracts/events");
        session = (ObjectNode) JSON.readTree(
                events.resolve(SESSIONS + "/samples/completed.json").toFile());
        plan = (ObjectNode)
                JSON.readTree(events.resolve(PLANS + "/samples/assigned.json").toFile());
    }

    /** The id of the n-th session. */
    UUID sessionId(long n) {
        return Identifiers.v7(epoch + n, n);
    }

    private UUID patient(long n) {
        return UUID.nameUUIDFromBytes(("patient " + epoch + ' ' + n % PATIENTS).getBytes(StandardCharsets.UTF_8));
    }

    private static UUID planOf(UUID patient) {
        return UUID.nameUUIDFromBytes(("plan " + patient).getBytes(StandardCharsets.UTF_8));
    }

    /** The plan of the n-th patient, for every day. */
    ProducerRecord<byte[], byte[]> plan(int n) {
        UUID patient = patient(n);
        ObjectNode data = plan.deepCopy()
                .put("patientId", patient.toString())
                .put("planId", planOf(patient).toString())
                .put("from", today.minusDays(DAYS + 1).toString())
                .put("zone", "UTC");
        data.set("weekdays", JSON.valueToTree(java.time.DayOfWeek.values()));
        return event(PLANS, patient, PLAN_TYPE, patient + "/1", data);
    }

    /**
     * The n-th session: patients take turns, and play a day further each time.
     *
     * @throws IllegalArgumentException when all days are used up: a session that starts the days again is a year late, and each
     *     such is a fold of the whole year
     */
    ProducerRecord<byte[], byte[]> session(long n) {
        if (n >= (long) PATIENTS * DAYS) {
            throw new IllegalArgumentException("there are only " + (long) PATIENTS * DAYS + " sessions in order");
        }
        UUID patient = patient(n);
        UUID id = sessionId(n);
        String day = today.minusDays(DAYS - n / PATIENTS).toString();
        ObjectNode data = session.deepCopy()
                .put("sessionId", id.toString())
                .put("patientId", patient.toString())
                .put("planId", planOf(patient).toString())
                .put("performedAt", day + "T12:00:00Z")
                .put("zone", "UTC")
                .put("performedOn", day)
                .put("reportedAt", day + "T12:01:00.250Z");
        return event(SESSIONS, patient, SESSION_TYPE, id.toString(), data);
    }

    private static ProducerRecord<byte[], byte[]> event(
            String topic, UUID key, String type, String naturalKey, ObjectNode data) {
        ProducerRecord<byte[], byte[]> record;
        try {
            record = new ProducerRecord<>(topic, bytes(key.toString()), JSON.writeValueAsBytes(data));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        UUID id = UUID.nameUUIDFromBytes(bytes(type + '\n' + naturalKey));
        for (List<String> header : List.of(
                List.of("ce_specversion", "1.0"),
                List.of("ce_id", id.toString()),
                List.of("ce_type", type),
                List.of("ce_source", "/routine-service"),
                List.of("ce_time", data.path("reportedAt").asText("2026-01-01T00:00:00Z")),
                List.of("content-type", "application/json"))) {
            record.headers().add(header.getFirst(), bytes(header.getLast()));
        }
        return record;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
