package io.backwise.routine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.HeldLock;
import io.backwise.testkit.HeldShard;
import io.backwise.testkit.Parts;
import io.backwise.testkit.Traces;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An erasure beside what was at work on the patient, or had been. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class ErasureRaceTest {
    /** Who writes to the log that somebody looked at the patient stops at the door. */
    private static final String DOOR = """
            CREATE TABLE door (id integer);
            CREATE FUNCTION stop() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN PERFORM 1 FROM door; RETURN NEW; END $$;
            CREATE TRIGGER stopped BEFORE INSERT ON access_log
            FOR EACH ROW WHEN (NEW.patient_id = '%s') EXECUTE FUNCTION stop()
            """;

    private static final String NO_DOOR = "DROP FUNCTION stop() CASCADE; DROP TABLE door";

    /** More than may wait in the outbox while a republication goes on, in a shard that nobody relays. */
    private static final String MUCH_WAITS = """
            INSERT INTO outbox (event_id, topic, key, type, source, occurred_at, data)
            SELECT gen_random_uuid(), 'none', '%s', 'none', 'none', now(), '' FROM generate_series(1, 5001)
            """;

    @BeforeEach
    void catalogue() throws InterruptedException {
        CatalogueUnderTest.held();
    }

    @Test
    void whoLooksMeanwhileIsNotWrittenDownForEver() throws Exception {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting("dr-lange");
        execute(DOOR.formatted(patient.id()));
        try (ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
                HeldLock door = HeldLock.ofTable("door")) {
            Future<Integer> look = calls.submit(() -> Patient.as("clinician", "dr-lange")
                    .get(patient.path() + "/profile")
                    .statusCode());
            door.awaitWaiting(1);
            Future<Integer> erasure =
                    calls.submit(() -> patient.self().delete(patient.path()).statusCode());
            while (!erasure.isDone() && door.waiting() < 2) {
                Thread.sleep(20);
            }
            door.close();
            assertThat(look.get()).isIn(200, 404);
            assertThat(erasure.get()).isEqualTo(202);
        } finally {
            execute(NO_DOOR);
        }
        assertNothingIsLeft(patient);
    }

    @Test
    void whoseRecordWasPublishedAgainIsNotNamedAfterwards() throws Exception {
        Patient last = last().withProfile(Map.of()).trusting("dr-lange");
        republish(Map.of());
        awaitPublished();
        last.self().delete(last.path()).then().statusCode(202);
        assertNothingIsLeft(last);

        Patient one = Patient.fresh().withProfile(Map.of()).trusting("dr-lange");
        republish(Map.of("patientId", one.id().toString()));
        awaitPublished();
        one.self().delete(one.path()).then().statusCode(202);
        assertNothingIsLeft(one);
    }

    @Test
    void whatIsPublishedAgainGoesOnWhereTheErasedWas() throws Exception {
        UUID least = last().id();
        Patient before = new Patient(least).withProfile(Map.of());
        Patient erased = new Patient(after(least, 1)).withProfile(Map.of());
        new Patient(after(least, 2)).withProfile(Map.of());
        try (HeldShard shard = HeldShard.taken()) {
            execute(MUCH_WAITS.formatted(shard.id()));
            republish(Map.of());
            execute("UPDATE republication SET after_id = '" + erased.id() + "'");
            erased.self().delete(erased.path()).then().statusCode(202);
            assertThat(one("SELECT state || ' ' || after_id FROM republication"))
                    .isEqualTo("running " + before.id());
            execute("DELETE FROM outbox WHERE topic = 'none'");
        }
        awaitPublished();
        assertNothingIsLeft(erased);
    }

    /** Of all patients the last by id; so are some that follow. */
    private static Patient last() {
        return new Patient(new UUID(-1L, UUID.randomUUID().getLeastSignificantBits() & ~3L));
    }

    private static UUID after(UUID id, int steps) {
        return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() + steps);
    }

    private static void republish(Map<String, ?> whom) {
        Patient.as("admin", "root")
                .body(whom)
                .post("/api/routine/republication")
                .then()
                .statusCode(202)
                .body("state", equalTo("running"));
    }

    private static void awaitPublished() throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            String state = Patient.as("admin", "root")
                    .get("/api/routine/republication")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("state");
            if (state.equals("published")) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("not published again");
    }

    /** The event that tells of the erasure is gone once it is published. */
    private static void assertNothingIsLeft(Patient patient) throws InterruptedException {
        for (int i = 0; i < 200 && !Traces.of(patient.id()).isEmpty(); i++) {
            Thread.sleep(50);
        }
        assertThat(Traces.of(patient.id())).isEmpty();
    }

    private static void execute(String sql) throws SQLException {
        try (Connection database = Parts.database();
                Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String one(String query) throws SQLException {
        try (Connection database = Parts.database();
                Statement statement = database.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            found.next();
            return found.getString(1);
        }
    }
}
