package io.backwise.progress;

import static io.backwise.progress.Feed.today;
import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Events;
import io.backwise.testkit.HeldLock;
import io.backwise.testkit.Statements;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What waits is consumed by the batch: a round trip for each table, not for each event. On parts of its own, to count rows. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, restrictToAnnotatedClass = true)
class BatchTest {
    private static final int PATIENTS = 150;
    private static final int EVENTS = 4;

    /** Fewer than patients: polls are of 500 events at most, each of a dozen statements; regular jobs have some of their own. */
    private static final int MOST_STATEMENTS = 2 * PATIENTS / 3;

    @Test
    void hundredsOfSessionsAreNotHundredsOfStatements() throws Exception {
        assertEnteredTogether(
                "session_fact",
                (patient, i) -> patient.session(UUID.randomUUID(), today().minusDays(i), "completed"),
                PATIENTS * EVENTS);
    }

    @Test
    void norAreChangesOfPlans() throws Exception {
        assertEnteredTogether(
                "schedule_fact",
                (patient, i) -> patient.plan("assigned", 1 + i, today().plusDays(i)),
                PATIENTS * EVENTS);
    }

    @Test
    void norAreChangesOfCareTeams() throws Exception {
        // Of each patient the last is what counts.
        assertEnteredTogether("care_team", (patient, i) -> patient.careTeam(EVENTS + 1 - i, "dr-" + i), PATIENTS);
    }

    @Test
    void norAreAlerts() throws Exception {
        assertEnteredTogether(
                "care_alert", (patient, i) -> patient.alert(UUID.randomUUID(), 1, "red-flag"), PATIENTS * EVENTS);
    }

    @Test
    void norAreErasures() throws Exception {
        List<Feed> patients = Stream.generate(Feed::fresh).limit(PATIENTS).toList();
        Events.sendAll(patients.stream()
                .map(it -> it.plan("assigned", 1, today()).outgoing())
                .toList());
        awaitRows("patient", patients, PATIENTS);
        assertTakenTogether(
                "tombstone",
                Feed::erased,
                patients.stream().map(Feed::erased).toList(),
                () -> awaitRows("patient", patients, 0));
    }

    /**
     * Sends events of many patients as one batch.
     *
     * @param event of a patient, the first with number 0
     * @param rows that they leave in the table
     */
    private static void assertEnteredTogether(String table, BiFunction<Feed, Integer, Feed.Pending> event, int rows)
            throws Exception {
        List<Feed> patients = Stream.generate(Feed::fresh).limit(PATIENTS).toList();
        List<Feed.Pending> events = patients.stream()
                .flatMap(it -> IntStream.range(0, EVENTS).mapToObj(i -> event.apply(it, i)))
                .toList();
        assertTakenTogether(table, it -> event.apply(it, EVENTS), events, () -> awaitRows(table, patients, rows));
    }

    /** Something that takes its time. */
    @FunctionalInterface
    private interface Wait {
        void untilDone() throws Exception;
    }

    /** @param first an event of somebody whose lock is held meanwhile: what comes after it waits, so that it comes as a batch */
    private static void assertTakenTogether(
            String table, Function<Feed, Feed.Pending> first, List<Feed.Pending> events, Wait wait) throws Exception {
        Feed slow = Feed.fresh();
        slow.plan("assigned", 1, today()).send();
        awaitRows("schedule_fact", List.of(slow), 1);
        try (HeldLock lock = HeldLock.ofRows("patient", "patient_id = '" + slow.patient() + "'")) {
            first.apply(slow).send();
            lock.awaitWaiting(1);
            Events.sendAll(events.stream().map(Feed.Pending::outgoing).toList());
            try (Statements statements = Statements.heard()) {
                lock.close();
                wait.untilDone();
                System.out.printf(
                        "%d events for %s were taken with %d statements%n",
                        events.size(), table, statements.all().size());
                assertThat(statements.all()).anyMatch(it -> it.contains(table)).hasSizeLessThan(MOST_STATEMENTS);
            }
        }
    }

    private static void awaitRows(String table, List<Feed> patients, int wanted) throws InterruptedException {
        for (int i = 0; i < 600 && rows(table, patients) != wanted; i++) {
            Thread.sleep(50);
        }
        assertThat(rows(table, patients)).isEqualTo(wanted);
    }

    private static long rows(String table, List<Feed> patients) {
        String ids = String.join(
                ",", patients.stream().map(it -> it.patient().toString()).toList());
        return ReadModel.rows("SELECT patient_id FROM " + table + " WHERE patient_id = ANY ('{" + ids + "}')")
                .lines()
                .count();
    }
}
