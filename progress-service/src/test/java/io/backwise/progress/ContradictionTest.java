package io.backwise.progress;

import static io.backwise.progress.Feed.today;
import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Event;
import io.backwise.testkit.Events;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Two reports with one id and different bodies: which of them is put aside does not hang on which came first. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class ContradictionTest {
    private static final String DEAD = "session-completed-dead-letter";

    @Test
    void whatStoodIsPutAsideWhenTheSmallerOneComesLater() throws InterruptedException {
        Feed it = Feed.fresh();
        UUID session = UUID.randomUUID();
        Feed.Pending larger = it.session(session, today(), "partial");
        larger.data().put("reportedAt", "2099-01-01T00:00:00Z");
        larger.send();
        it.awaitSummary(now -> now.getInt("sessions.partial") == 1);
        it.session(session, today(), "completed").send();
        it.awaitSummary(now -> now.getInt("sessions.completed") == 1 && now.getInt("sessions.partial") == 0);
        Event letter = Events.await(DEAD, event -> it.patient().toString().equals(event.key()), Duration.ofSeconds(20));
        assertThat(letter.data().path("sessionId").asText()).isEqualTo(session.toString());
        assertThat(letter.data().path("status").asText()).isEqualTo("partial");
        assertThat(letter.headers())
                .containsEntry("ce_type", "io.backwise.routine.session.completed.v1")
                .hasEntrySatisfying(
                        "dead-letter-cause", cause -> assertThat(cause).contains("contradicts"));
    }
}
