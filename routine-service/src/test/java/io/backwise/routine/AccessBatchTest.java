package io.backwise.routine;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Events;
import io.backwise.testkit.HeldLock;
import io.backwise.testkit.Parts;
import io.backwise.testkit.Schemas;
import io.backwise.testkit.Statements;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Accesses that wait are taken by the batch: a statement, not one for each. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class AccessBatchTest {
    private static final int PATIENTS = 100;
    private static final int ACCESSES = 4;

    /** Polls are of 500 events at most; regular jobs have some of their own. */
    private static final int MOST_STATEMENTS = PATIENTS / 2;

    @Test
    void hundredsOfAccessesAreNotHundredsOfStatements() throws Exception {
        List<UUID> patients = Stream.generate(UUID::randomUUID).limit(PATIENTS).toList();
        known(patients);
        List<Events.Outgoing> accesses = new ArrayList<>();
        for (UUID patient : patients) {
            for (int i = 0; i < ACCESSES; i++) {
                accesses.add(access(patient));
            }
        }
        try (HeldLock lock = HeldLock.ofTable("access_log")) {
            // What comes after this one waits, so that it comes as a batch.
            Events.sendAll(accesses.subList(0, 1));
            lock.awaitWaiting(1);
            Events.sendAll(accesses.subList(1, accesses.size()));
            try (Statements statements = Statements.heard()) {
                lock.close();
                for (int i = 0; i < 600 && logged(patients) != accesses.size(); i++) {
                    Thread.sleep(50);
                }
                System.out.printf(
                        "%d accesses were taken with %d statements%n",
                        accesses.size(), statements.all().size());
                assertThat(logged(patients)).isEqualTo(accesses.size());
                assertThat(statements.all())
                        .anyMatch(it -> it.contains("INSERT INTO access_log"))
                        .hasSizeLessThan(MOST_STATEMENTS);
            }
        }
    }

    private static Events.Outgoing access(UUID patient) throws IOException {
        UUID access = UUID.randomUUID();
        String json = Files.readString(Schemas.samples("patient-accessed").getFirst())
                .replace(AccessLogTest.SAMPLE_PATIENT, patient.toString())
                .replace(AccessLogTest.SAMPLE_ACCESS, access.toString());
        return new Events.Outgoing(
                "patient-accessed",
                patient.toString(),
                "io.backwise.progress.patient.accessed.v1",
                access.toString(),
                json);
    }

    private static void known(List<UUID> patients) throws SQLException {
        try (Connection database = Parts.database();
                Statement statement = database.createStatement()) {
            for (UUID it : patients) {
                statement.addBatch("INSERT INTO patient (patient_id) VALUES ('" + it + "')");
            }
            statement.executeBatch();
        }
    }

    private static long logged(List<UUID> patients) throws SQLException {
        try (Connection database = Parts.database();
                PreparedStatement statement =
                        database.prepareStatement("SELECT count(*) FROM access_log WHERE patient_id = ANY (?)")) {
            statement.setArray(1, database.createArrayOf("uuid", patients.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
