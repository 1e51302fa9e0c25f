package io.backwise.benchmarks.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Events that wait while nobody consumes, and how fast they go through. */
final class Backlog {
    private static final String TOPIC = "session-completed";
    private static final String GROUP = "progress-service";
    private static final int BATCH = 500;
    private static final int DAYS = 365;

    private final BenchStack system;
    private final String brokers;
    private final List<UUID> patients = new ArrayList<>();

    Backlog(BenchStack system, int people) {
        this.system = system;
        this.brokers = system.stack.brokers();
        for (int i = 0; i < people; i++) {
            patients.add(UUID.randomUUID());
        }
    }

    /** Each of the people gets a daily plan for the last year. */
    void plans() {
        String from = LocalDate.now(ZoneOffset.UTC).minusDays(DAYS).toString();
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            for (UUID it : patients) {
                send(
                        producer,
                        "plan-changed",
                        it,
                        "io.backwise.routine.plan.assigned.v1",
                        it + "/1",
                        "{\"patientId\":\"" + it + "\",\"sequence\":1,\"planId\":\"" + it
                                + "\",\"revision\":1,\"status\":\"active\",\"from\":\"" + from
                                + "\",\"weekdays\":[\"MONDAY\",\"TUESDAY\",\"WEDNESDAY\",\"THURSDAY\",\"FRIDAY\",\"SATURDAY\","
                                + "\"SUNDAY\"],\"zone\":\"UTC\",\"exercises\":[\"cat-cow\"]}");
            }
        }
    }

    /** Publishes sessions of a year, in no order. */
    void publish(int count) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            for (int i = 0; i < count; i++) {
                UUID patient = patients.get(random.nextInt(patients.size()));
                UUID session = new UUID(random.nextLong(), random.nextLong());
                LocalDate on = today.minusDays(random.nextInt(DAYS));
                send(
                        producer,
                        TOPIC,
                        patient,
                        "io.backwise.routine.session.completed.v1",
                        session.toString(),
                        "{\"sessionId\":\"" + session + "\",\"patientId\":\"" + patient + "\",\"planId\":\"" + patient
                                + "\",\"planRevision\":1,\"performedAt\":\"" + on
                                + "T12:00:00Z\",\"zone\":\"UTC\",\"performedOn\":\""
                                + on
                                + "\",\"status\":\"completed\",\"completion\":1.0,\"painBefore\":3,\"painWorst\":4,"
                                + "\"painAfter\":2,\"effort\":4,\"response\":\"green\",\"items\":[{\"exercise\":\"cat-cow\","
                                + "\"setsDone\":2,\"repsDone\":8},{\"exercise\":\"bird-dog\",\"setsDone\":2,\"repsDone\":8}],"
                                + "\"reportedAt\":\"" + on + "T13:00:00Z\"}");
            }
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", brokers, "acks", "all", "linger.ms", 20, "batch.size", 256 << 10),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static void send(
            KafkaProducer<byte[], byte[]> producer, String topic, UUID key, String type, String id, String body) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, bytes(key.toString()), bytes(body));
        Map.of("ce_specversion", "1.0", "ce_id", id, "ce_type", type, "ce_source", "/bench")
                .forEach((name, value) -> record.headers().add(name, bytes(value)));
        producer.send(record);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** How many records progress-service has not consumed. */
    long behind() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
            for (int i = 0; i < 4; i++) {
                asked.put(new TopicPartition(TOPIC, i), OffsetSpec.latest());
                asked.put(new TopicPartition("plan-changed", i), OffsetSpec.latest());
            }
            Map<TopicPartition, OffsetAndMetadata> consumed = admin.listConsumerGroupOffsets(GROUP)
                    .partitionsToOffsetAndMetadata()
                    .get();
            long behind = 0;
            for (var end : admin.listOffsets(asked).all().get().entrySet()) {
                OffsetAndMetadata at = consumed.get(end.getKey());
                behind += end.getValue().offset() - (at == null ? 0 : at.offset());
            }
            return behind;
        }
    }

    /** Waits until all is consumed; what the last transactions' markers take up is not. */
    void awaitConsumed() throws Exception {
        while (behind() > 16) {
            Thread.sleep(50);
        }
    }

    long rows() throws Exception {
        try (Connection database = system.database("progress");
                Statement statement = database.createStatement();
                ResultSet count = statement.executeQuery("SELECT count(*) FROM session_fact")) {
            count.next();
            return count.getLong(1);
        }
    }

    /** Resident memory of the process, in MB. */
    static long residentMegabytes(ProcessHandle process) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) >> 10;
            }
        }
        return 0;
    }

    /**
     * The bare loop: reads, parses and upserts in batches, on one connection.
     *
     * @param from where each partition is read from; moved on to where it ended
     * @return events a second
     */
    double bareLoop(Map<TopicPartition, Long> from, int count) throws Exception {
        try (KafkaConsumer<byte[], byte[]> kafka = new KafkaConsumer<>(
                        Map.of("bootstrap.servers", brokers, "max.poll.records", BATCH),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
                Connection database = system.database("progress");
                Statement make = database.createStatement()) {
            make.execute("CREATE TABLE IF NOT EXISTS control_session (LIKE session_fact INCLUDING ALL)");
            List<TopicPartition> parts = kafka.partitionsFor(TOPIC).stream()
                    .map(it -> new TopicPartition(TOPIC, it.partition()))
                    .toList();
            kafka.assign(parts);
            parts.forEach(it -> kafka.seek(it, from.getOrDefault(it, 0L)));
            long begin = System.nanoTime();
            int seen = 0;
            try (PreparedStatement upsert = database.prepareStatement(UPSERT)) {
                while (seen < count) {
                    List<JsonNode> batch = new ArrayList<>();
                    for (ConsumerRecord<byte[], byte[]> it : kafka.poll(Duration.ofMillis(200))) {
                        batch.add(BenchStack.JSON.readTree(it.value()));
                    }
                    if (!batch.isEmpty()) {
                        upsert(database, upsert, batch);
                        seen += batch.size();
                    }
                }
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            parts.forEach(it -> from.put(it, kafka.position(it)));
            return seen / seconds;
        }
    }

    private static final String UPSERT = """
            INSERT INTO control_session (session_id, patient_id, performed_on, performed_at, status, pain_before,
                pain_after, reported_at, ce_id, digest, body)
            SELECT cast(a AS uuid), cast(b AS uuid), cast(c AS date), cast(d AS timestamptz), e, 3, 2,
                cast(d AS timestamptz), a, a, f
            FROM unnest(?, ?, ?, ?, ?, ?) AS it (a, b, c, d, e, f) ON CONFLICT (session_id) DO NOTHING
            """;

    private static void upsert(Connection database, PreparedStatement upsert, List<JsonNode> batch) throws Exception {
        String[] fields = {"sessionId", "patientId", "performedOn", "performedAt", "status"};
        for (int column = 0; column < fields.length; column++) {
            String field = fields[column];
            upsert.setArray(
                    column + 1,
                    database.createArrayOf(
                            "text",
                            batch.stream().map(it -> it.path(field).asText()).toArray()));
        }
        upsert.setArray(
                fields.length + 1,
                database.createArrayOf(
                        "text", batch.stream().map(JsonNode::toString).toArray()));
        upsert.executeUpdate();
    }

    /** The end of each partition now. */
    Map<TopicPartition, Long> ends() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
            for (int i = 0; i < 4; i++) {
                asked.put(new TopicPartition(TOPIC, i), OffsetSpec.latest());
            }
            Map<TopicPartition, Long> ends = new HashMap<>();
            admin.listOffsets(asked).all().get().forEach((part, it) -> ends.put(part, it.offset()));
            return ends;
        }
    }
}
