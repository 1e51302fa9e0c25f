package io.backwise.routine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.HeldLock;
import io.backwise.testkit.Parts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a patient of many years is given. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class LongExportTest {
    /** Beside the one that there was. */
    private static final int MORE = 250;

    private static final List<String> YEARS = List.of("""
            INSERT INTO access_log (patient_id, who, what, at)
            SELECT patient_id, 'dr', 'read ' || n, now() FROM plan, generate_series(1, %2$d) AS n WHERE plan_id = '%1$s'
            """, """
            INSERT INTO plan_revision (plan_id, revision, body, reason, made_by, made_at)
            SELECT plan_id, revision + n, cast(jsonb_set(cast(body AS jsonb), '{revision}', to_jsonb(revision + n)) AS text),
                reason, made_by, made_at
            FROM plan_revision, generate_series(1, %2$d) AS n WHERE plan_id = '%1$s'
            """, """
            INSERT INTO session (session_id, patient_id, plan_id, performed_on, status, digest, body, answer, reported_at)
            SELECT id, patient_id, plan_id, performed_on, status, digest,
                cast(jsonb_set(cast(body AS jsonb), '{sessionId}', to_jsonb(id)) AS text), answer, reported_at
            FROM session, (SELECT gen_random_uuid() AS id FROM generate_series(1, %2$d)) AS ids WHERE plan_id = '%1$s'
            """);

    @BeforeEach
    void catalogue() throws InterruptedException {
        CatalogueUnderTest.held();
    }

    @Test
    void nothingIsMissingHoweverMuchThereIs() throws SQLException {
        Patient patient = Patient.fresh().withProfile(Map.of());
        String plan = patient.planned();
        Reports.reported(patient, plan, 0, Map.of(), "green");
        try (Connection database = Parts.database();
                Statement statement = database.createStatement()) {
            for (String years : YEARS) {
                statement.execute(years.formatted(plan, MORE));
            }
        }
        JsonPath held = exported(patient);
        assertThat(held.getList("held.accessLog.what")).hasSize(MORE).doesNotHaveDuplicates();
        assertThat(held.getList("held.sessions.session.sessionId"))
                .hasSize(MORE + 1)
                .doesNotHaveDuplicates();
        assertThat(held.<Integer>getList("held.plans[0].revisions.revision"))
                .hasSize(MORE + 1)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    /** Each may be large: two are made at once, of one caller one, and who is one too many is told to come again. */
    @Test
    @Timeout(60)
    void fewAreMadeAtOnce() throws Exception {
        List<Patient> patients = Stream.generate(Patient::fresh).limit(3).toList();
        patients.forEach(it -> it.withProfile(Map.of()));
        List<Future<JsonPath>> two = new ArrayList<>();
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor();
                HeldLock lock = HeldLock.ofTable("assignment_key")) {
            two.add(others.submit(() -> exported(patients.get(0))));
            lock.awaitWaiting(1);
            isOneTooMany(patients.get(0));
            two.add(others.submit(() -> exported(patients.get(1))));
            lock.awaitWaiting(2);
            isOneTooMany(patients.get(2));
            lock.close();
            for (Future<JsonPath> it : two) {
                assertThat(it.get().getList("held.profile")).hasSize(1);
            }
        }
        patients.forEach(LongExportTest::exported);
    }

    private static void isOneTooMany(Patient patient) {
        patient.self()
                .get(patient.path() + "/export")
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("detail", equalTo("Others are exported at the moment."));
    }

    private static JsonPath exported(Patient patient) {
        return patient.self()
                .get(patient.path() + "/export")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
