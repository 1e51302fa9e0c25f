package io.backwise.benchmarks.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.backwise.benchmarks.measure.MeasuredSystem;
import io.backwise.benchmarks.pipeline.LedgerRows.Stretch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/**
 * The control of consumption: polls up to 500 events, upserts them in one statement on one connection into a table like
 * the ledger's, commits the offsets. It checks nothing, locks nobody and counts no versions.
 */
final class BareConsumer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> TYPES = List.of(
            "uuid",
            "uuid",
            "date",
            "timestamptz",
            "text",
            "smallint",
            "smallint",
            "timestamptz",
            "text",
            "text",
            "text");
    private static final String TABLE = """
        CREATE TABLE session_fact (
            session_id   uuid PRIMARY KEY,
            patient_id   uuid        NOT NULL,
            performed_on date        NOT NULL,
            performed_at timestamptz NOT NULL,
            status       text        NOT NULL,
            pain_before  smallint    NOT NULL,
            pain_after   smallint    NOT NULL,
            reported_at  timestamptz NOT NULL,
            ce_id        text        NOT NULL COLLATE "C",
            digest       text        NOT NULL COLLATE "C",
            body         text        NOT NULL
        )\
        """;
    private static final String INDEX = "CREATE INDEX ON session_fact (patient_id, performed_on)";
    private static final String UPSERT = "INSERT INTO session_fact SELECT * FROM unnest("
            + String.join(", ", TYPES.stream().map(it -> "?::" + it + "[]").toList()) + ") " + """
            ON CONFLICT (session_id) DO UPDATE
            SET patient_id = excluded.patient_id, performed_on = excluded.performed_on,
                performed_at = excluded.performed_at, status = excluded.status, pain_before = excluded.pain_before,
                pain_after = excluded.pain_after, reported_at = excluded.reported_at, ce_id = excluded.ce_id,
                digest = excluded.digest, body = excluded.body
            WHERE (excluded.reported_at, excluded.ce_id, excluded.digest)
                < (session_fact.reported_at, session_fact.ce_id, session_fact.digest)
            """;

    private final Connection connection;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final MessageDigest sha256;

    BareConsumer(MeasuredSystem system) throws SQLException, NoSuchAlgorithmException {
        sha256 = MessageDigest.getInstance("SHA-256");
        connection = system.connect(MeasuredSystem.CONTROL);
        try (Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
            statement.execute(INDEX);
        }
        consumer = Topic.consumer(system);
        Topic.assign(consumer, EventSource.SESSIONS);
    }

    /** Consumes what was published, all of it. */
    Stretch consume(Published events) throws SQLException, IOException {
        events.from().forEach(consumer::seek);
        int done = 0;
        long first = 0;
        try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
            while (done < events.count()) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofSeconds(1));
                if (!records.isEmpty()) {
                    done += upsert(records, upsert);
                    consumer.commitAsync();
                    first = first == 0 ? System.nanoTime() : first;
                }
            }
        }
        return new Stretch(first, System.nanoTime(), done);
    }

    private int upsert(ConsumerRecords<byte[], byte[]> records, PreparedStatement upsert)
            throws SQLException, IOException {
        List<List<String>> columns = Stream.generate(() -> (List<String>) new ArrayList<String>(records.count()))
                .limit(TYPES.size())
                .toList();
        for (ConsumerRecord<byte[], byte[]> it : records) {
            List<String> row = row(it);
            for (int i = 0; i < row.size(); i++) {
                columns.get(i).add(row.get(i));
            }
        }
        for (int i = 0; i < columns.size(); i++) {
            upsert.setArray(
                    i + 1, connection.createArrayOf("text", columns.get(i).toArray()));
        }
        upsert.executeUpdate();
        return records.count();
    }

    private List<String> row(ConsumerRecord<byte[], byte[]> record) throws IOException {
        JsonNode data = JSON.readTree(record.value());
        return List.of(
                data.path("sessionId").asText(),
                data.path("patientId").asText(),
                data.path("performedOn").asText(),
                data.path("performedAt").asText(),
                data.path("status").asText(),
                data.path("painBefore").asText(),
                data.path("painAfter").asText(),
                data.path("reportedAt").asText(),
                new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8),
                HexFormat.of().formatHex(sha256.digest(record.value())),
                new String(record.value(), StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws SQLException {
        consumer.close();
        connection.close();
    }
}
