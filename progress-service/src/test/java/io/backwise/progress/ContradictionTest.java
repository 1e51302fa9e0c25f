package io.backwise.progress;

import static io.backwise.progress.Feed.today;
import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Event;
import io.backwise.testkit.Events;
import io.backwise.testkit.HeldLock;
import io.backwise.testkit.HeldShard;
import io.backwise.testkit.Parts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Two reports with one id and different bodies: which of them is put aside does not hang on which came first. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class ContradictionTest {
    private static final String DEAD = "session-completed-dead-letter";
    private static final String DEAD_PLANS = "plan-changed-dead-letter";

    /** It commits with the change that takes its place: afterwards nothing else would know of it. */
    @Test
    void whatIsDisplacedWaitsInTheOutbox() throws Exception {
        try (HeldShard held = HeldShard.taken()) {
            Feed it = new Feed(held.id());
            displace(it);
            assertThat(topicsInTheOutbox(it.patient())).containsExactly(DEAD);
        }
    }

    /** A report stands until another with its id, which came later, takes its place. */
    private static UUID displace(Feed it) throws InterruptedException {
        UUID session = UUID.randomUUID();
        Feed.Pending larger = it.session(session, today(), "partial");
        larger.data().put("reportedAt", "2099-01-01T00:00:00Z");
        larger.send();
        it.awaitSummary(now -> now.getInt("sessions.partial") == 1);
        it.session(session, today(), "completed").send();
        it.awaitSummary(now -> now.getInt("sessions.completed") == 1 && now.getInt("sessions.partial") == 0);
        return session;
    }

    private static List<String> topicsInTheOutbox(UUID key) throws SQLException {
        try (Connection database = Parts.database();
                PreparedStatement statement = database.prepareStatement("SELECT topic FROM outbox WHERE key = ?")) {
            statement.setString(1, key.toString());
            List<String> topics = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    topics.add(rows.getString(1));
                }
            }
            return topics;
        }
    }

    @Test
    void whatStoodIsPutAsideWhenTheSmallerOneComesLater() throws InterruptedException {
        Feed it = Feed.fresh();
        UUID session = displace(it);
        Event letter = Events.await(DEAD, event -> it.patient().toString().equals(event.key()), Duration.ofSeconds(20));
        assertThat(letter.data().path("sessionId").asText()).isEqualTo(session.toString());
        assertThat(letter.data().path("status").asText()).isEqualTo("partial");
        assertThat(letter.headers())
                .containsEntry("ce_type", "io.backwise.routine.session.completed.v1")
                .hasEntrySatisfying(
                        "dead-letter-cause", cause -> assertThat(cause).contains("contradicts"));
    }

    /** Only a defect upstream can tell one session of two patients: both ledgers are changed under both locks. */
    @Test
    void aSessionThatAnotherPatientHasWaitsForThatPatientToo() throws Exception {
        Feed had = Feed.fresh();
        Feed has = Feed.fresh();
        UUID session = UUID.randomUUID();
        Feed.Pending larger = had.session(session, today(), "completed");
        larger.data().put("reportedAt", "2099-01-01T00:00:00Z");
        for (Feed it : List.of(had, has)) {
            it.plan("assigned", 1, today().minusDays(2)).send();
        }
        larger.send();
        had.awaitSummary(now -> now.getInt("streak.current") == 1);
        try (HeldLock held = HeldLock.ofRows("patient", "patient_id = '" + had.patient() + "'")) {
            has.session(session, today(), "completed").send();
            held.awaitWaiting(1);
            assertThat(ReadModel.rows("SELECT query FROM pg_stat_activity WHERE wait_event_type = 'Lock'"))
                    .contains("lock_patients");
            assertThat(had.summary().getInt("sessions.total")).isEqualTo(1);
        }
        has.awaitSummary(now -> now.getInt("streak.current") == 1);
        had.awaitSummary(now -> now.getInt("streak.current") == 0 && now.getInt("sessions.total") == 0);
        assertThat(Events.await(DEAD, event -> had.patient().toString().equals(event.key()), Duration.ofSeconds(20))
                        .data()
                        .path("sessionId")
                        .asText())
                .isEqualTo(session.toString());
    }

    /** A release that reads less of an event finds what the one before kept of it, and is told the event again. */
    @Test
    void whatWasKeptInAnotherShapeContradictsNothing() throws Exception {
        Feed it = Feed.fresh();
        UUID session = UUID.randomUUID();
        Feed.Pending told = it.session(session, today(), "completed");
        told.send();
        it.awaitSummary(now -> now.getInt("sessions.completed") == 1);
        try (Connection database = Parts.database();
                PreparedStatement other = database.prepareStatement(
                        "UPDATE session_fact SET body = '{\"whatNobodyReadsAnyMore\":1,' || substr(body, 2), digest = 'another'"
                                + " WHERE session_id = ?")) {
            other.setObject(1, session);
            other.executeUpdate();
        }
        told.send();
        it.session(UUID.randomUUID(), today(), "partial").send();
        it.awaitSummary(now -> now.getInt("sessions.partial") == 1);
        assertThat(Events.all(DEAD)).noneMatch(letter -> it.patient().toString().equals(letter.key()));
    }

    @Test
    void aPlanThatStoodIsPutAsideAsItWasTold() throws InterruptedException {
        Feed it = Feed.fresh();
        Feed.Pending stood = it.plan("assigned", 1, today().minusDays(9));
        stood.data().put("zone", "Europe/Berlin");
        new Feed.Pending(stood.topic(), stood.key(), stood.type(), "z", stood.data()).send();
        it.awaitSummary(now -> now.getString("zone").equals("Europe/Berlin"));
        it.plan("assigned", 1, today()).send();
        Event letter =
                Events.await(DEAD_PLANS, event -> it.patient().toString().equals(event.key()), Duration.ofSeconds(20));
        assertThat(letter.headers())
                .containsEntry("ce_type", "io.backwise.routine.plan.assigned.v1")
                .containsEntry("ce_id", "z");
        assertThat(letter.data().path("zone").asText()).isEqualTo("Europe/Berlin");
        assertThat(letter.data().path("from").asText())
                .isEqualTo(today().minusDays(9).toString());
        assertThat(letter.data().path("weekdays")).hasSize(7);
        it.awaitSummary(now -> now.getString("zone").equals("UTC"));
        // Replayed, it is read as the plan that it is, and again gives way.
        Events.send(
                DEAD_PLANS.replace("-dead-letter", ""),
                letter.key(),
                stood.type(),
                "z",
                letter.data().toString());
        Events.await(
                DEAD_PLANS,
                event -> it.patient().toString().equals(event.key())
                        && event.headers().getOrDefault("dead-letter-cause", "").contains("contradicts")
                        && event.offset() > letter.offset(),
                Duration.ofSeconds(20));
    }
}
