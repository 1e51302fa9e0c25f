package io.backwise.benchmarks.writes;

import io.backwise.benchmarks.measure.Admitted;
import io.backwise.benchmarks.measure.MeasuredSystem;
import io.backwise.kit.outbox.Outbox;
import io.backwise.routine.session.ReportStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The control: the transaction of a report in the statements of the service, four messages, with the bodies of a report that it
 * has taken, on a copy of its database.
 */
final class SameStatements {
    private static final String COPY = "routine_copy";

    private final MeasuredSystem system;

    SameStatements(MeasuredSystem system) {
        this.system = system;
    }

    /** The routine service stands still meanwhile: nobody may be connected to what is copied. */
    PgBench prepare(List<Admitted> patients, int clients, Path directory) throws Exception {
        system.end(MeasuredSystem.ROUTINE);
        system.copyDatabase("routine", COPY);
        system.begin(MeasuredSystem.ROUTINE);
        system.awaitReady(MeasuredSystem.ROUTINE);
        try (Connection connection = system.connect(COPY)) {
            number(connection, patients);
            return new PgBench(
                    script(patients.size()), variables(connection), system.databaseUri(COPY), clients, directory);
        }
    }

    private static void number(Connection connection, List<Admitted> patients) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE who (n integer PRIMARY KEY, patient_id uuid, plan_id uuid)");
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO who VALUES (?, ?, ?)")) {
            for (int i = 0; i < patients.size(); i++) {
                insert.setInt(1, i + 1);
                insert.setObject(2, patients.get(i).id());
                insert.setObject(
                        3, UUID.fromString(patients.get(i).plan().path("planId").asText()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static String script(int patients) {
        return """
            \\set n random(1, %d)
            \\set s random(1, 9000000000000000000)
            BEGIN;
            %s;
            %s;
            END;
            """.formatted(patients, own(ReportStore.BEGIN), own(Outbox.withRow(ReportStore.KEEP)));
    }

    /** What differs between reports, from the two numbers of a transaction. */
    private static String own(String statement) {
        return statement
                .strip()
                .replace('\n', ' ')
                .replace(":session", "cast(lpad(to_hex(cast(:s AS bigint)), 32, '0') AS uuid)")
                .replace(":patient", "(SELECT patient_id FROM who WHERE n = :n)")
                .replace(":plan", "(SELECT plan_id FROM who WHERE n = :n)")
                .replace(":eventId", "cast(lpad(to_hex(cast(:s AS bigint)), 32, '0') AS uuid)")
                .replace(":eventKey", "(SELECT cast(patient_id AS text) FROM who WHERE n = :n)");
    }

    /** Of a session that was reported. */
    private static Map<String, String> variables(Connection connection) throws SQLException {
        Map<String, String> variables = new HashMap<>(Map.of(
                "hash", "0".repeat(64),
                "revision", "0",
                "eventTopic", "session-completed",
                "eventType", "io.backwise.routine.session.reported.v1",
                "eventSource", "/routine-service",
                "eventCorrelationId", new UUID(0, 0).toString()));
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT performed_on, status, digest, body, answer, reported_at, pain_before FROM session LIMIT 1")) {
            row.next();
            variables.put("on", row.getString(1));
            variables.put("status", row.getString(2));
            variables.put("digest", row.getString(3));
            variables.put("body", row.getString(4));
            variables.put("answer", row.getString(5));
            variables.put("at", row.getString(6));
            variables.put("eventAt", row.getString(6));
            variables.put("eventData", row.getString(4));
            variables.put("pain", row.getString(7));
        }
        return variables;
    }
}
