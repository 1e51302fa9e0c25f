package io.backwise.progress;

import static io.backwise.progress.Feed.today;
import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Events;
import io.backwise.testkit.HeldLock;
import io.backwise.testkit.LogLines;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** What waits is consumed by the batch: a round trip for each table, not for each event. On parts of its own, to count rows. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, restrictToAnnotatedClass = true)
class BatchTest {
    /** Where each statement is told of. Held, so that its level is not forgotten. */
    private static final Logger STATEMENTS = Logger.getLogger("org.hibernate.SQL");

    private static final int PATIENTS = 60;
    private static final int SESSIONS = 10;

    /** Polls are of 500 events at most, each of a dozen statements; regular jobs have some of their own. */
    private static final int MOST_STATEMENTS = PATIENTS * SESSIONS / 5;

    @Test
    void hundredsOfEventsAreNotHundredsOfStatements() throws Exception {
        Feed slow = Feed.fresh();
        slow.plan("assigned", 1, today()).send();
        slow.awaitSummary(
                it -> !ReadModel.rows("SELECT patient_id FROM schedule_fact").isEmpty());
        Level level = STATEMENTS.getLevel();
        try (LogLines statements = LogLines.of("org.hibernate.SQL")) {
            // What comes after this one waits, so that it comes as a batch.
            try (HeldLock lock = HeldLock.ofRows("patient", "patient_id = '" + slow.patient() + "'")) {
                slow.session(UUID.randomUUID(), today(), "completed").send();
                lock.awaitWaiting(1);
                Events.sendAll(sessions());
                STATEMENTS.setUseParentHandlers(false);
                STATEMENTS.setLevel(Level.FINE);
            }
            int all = PATIENTS * SESSIONS + 1;
            for (int i = 0; i < 600 && sessionsInLedger() < all; i++) {
                Thread.sleep(50);
            }
            assertThat(sessionsInLedger()).isEqualTo(all);
            System.out.printf(
                    "%d events were entered with %d statements%n",
                    all, statements.heard().size());
            assertThat(statements.heard()).anyMatch(it -> it.contains("session_fact"));
            assertThat(statements.heard()).hasSizeLessThan(MOST_STATEMENTS);
        } finally {
            STATEMENTS.setLevel(level);
            STATEMENTS.setUseParentHandlers(true);
        }
    }

    private static List<Events.Outgoing> sessions() {
        List<Events.Outgoing> sessions = new ArrayList<>();
        for (int i = 0; i < PATIENTS; i++) {
            Feed patient = Feed.fresh();
            for (int day = 0; day < SESSIONS; day++) {
                sessions.add(patient.session(UUID.randomUUID(), today().minusDays(day), "completed")
                        .outgoing());
            }
        }
        return sessions;
    }

    private static long sessionsInLedger() {
        return ReadModel.rows("SELECT session_id FROM session_fact").lines().count();
    }
}
