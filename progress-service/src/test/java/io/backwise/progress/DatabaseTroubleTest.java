package io.backwise.progress;

import static io.backwise.progress.Feed.today;
import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Event;
import io.backwise.testkit.Events;
import io.backwise.testkit.Parts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A database that fails is waited for; data that it will never take is put aside. On parts of its own: it breaks them. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, restrictToAnnotatedClass = true)
class DatabaseTroubleTest {

    @Test
    void aFailureOfTheDatabaseIsWaitedOutAndLosesNothing() throws Exception {
        Feed it = Feed.fresh();
        it.session(UUID.randomUUID(), today(), "completed").send();
        it.awaitSummary(now -> now.getInt("sessions.total") == 1);
        sql("ALTER TABLE session_fact RENAME TO away");
        for (int i = 0; i < 3; i++) {
            it.session(UUID.randomUUID(), today(), "completed").send();
        }
        Thread.sleep(3_000);
        sql("ALTER TABLE away RENAME TO session_fact");
        it.awaitSummary(now -> now.getInt("sessions.total") == 4);
        assertThat(Events.all("session-completed-dead-letter")).isEmpty();
    }

    @Test
    void whatTheDatabaseNeverTakesIsPutAside() throws Exception {
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder longer = new StringBuilder();
        while (longer.length() < 20_000) {
            longer.append(Long.toHexString(random.nextLong()));
        }
        Feed it = Feed.fresh();
        it.careTeam(1, longer.toString()).send();
        Feed other = Feed.fresh();
        other.careTeam(1, "dr-lange").send();
        Event letter = Events.await("care-team-changed-dead-letter", event -> true, Duration.ofSeconds(20));
        assertThat(letter.key()).isEqualTo(it.patient().toString());
        assertThat(letter.headers()).containsEntry("dead-letter-cause", "the database refuses its content");
        for (int i = 0;
                i < 100 && Feed.as("clinician", "dr-lange").get(other.path()).statusCode() != 200;
                i++) {
            Thread.sleep(100);
        }
        assertThat(Feed.as("clinician", "dr-lange").get(other.path()).statusCode())
                .isEqualTo(200);
    }

    private static void sql(String statement) throws SQLException {
        try (Connection connection = Parts.database();
                Statement it = connection.createStatement()) {
            it.execute(statement);
        }
    }
}
