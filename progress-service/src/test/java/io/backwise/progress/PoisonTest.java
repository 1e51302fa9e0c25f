package io.backwise.progress;

import static io.backwise.progress.Feed.today;
import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Event;
import io.backwise.testkit.Events;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What can never be consumed is put aside, and holds up nobody. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class PoisonTest {
    @Test
    void poisonIsPutAsideWithItsCauseAndHoldsUpNobody() throws InterruptedException {
        Feed it = Feed.fresh();
        String key = it.patient().toString();
        UUID session = UUID.randomUUID();
        Feed.Pending good = it.session(session, today(), "completed");
        good.send();
        Events.sendRaw("session-completed", key, "{}", Map.of());
        Events.send("session-completed", key, good.type(), "x1", "not json");
        Events.send(
                "session-completed",
                key,
                "io.backwise.routine.session.completed.v2",
                "x2",
                good.data().toString());
        Feed.Pending late = it.session(UUID.randomUUID(), today(), "completed");
        late.data().put("performedOn", today().minusDays(3).toString());
        late.send();
        Feed.Pending other = it.session(session, today(), "partial");
        other.data().put("reportedAt", "2099-01-01T00:00:00Z");
        other.send();
        it.session(UUID.randomUUID(), today(), "completed").send();
        it.awaitSummary(s -> s.getInt("sessions.total") == 2 && s.getInt("sessions.completed") == 2);
        Events.await("session-completed-dead-letter", event -> isOf(event, key, "contradicts"), Duration.ofSeconds(20));
        assertThat(Events.all("session-completed-dead-letter").stream()
                        .filter(event -> isOf(event, key, ""))
                        .map(event -> event.headers().get("dead-letter-cause")))
                .hasSize(5)
                .anyMatch(cause -> cause.startsWith("no ce_"))
                .anyMatch(cause -> cause.equals("unknown type"))
                .anyMatch(cause -> cause.contains("SessionV1"));
    }

    @Test
    void aThousandPoisonedRecordsAtOnceHoldUpNobody() throws InterruptedException {
        Feed it = Feed.fresh();
        List<Events.Outgoing> records = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            records.add(new Events.Outgoing(
                    "session-completed",
                    it.patient().toString(),
                    "io.backwise.routine.session.completed.v1",
                    "flood-" + i,
                    "not json"));
        }
        records.add(it.session(UUID.randomUUID(), today(), "completed").outgoing());
        Events.sendAll(records);
        it.awaitSummary(now -> now.getInt("sessions.total") == 1);
        for (int i = 0; i < 100 && floods() < 1_000; i++) {
            Thread.sleep(100);
        }
        assertThat(floods()).isEqualTo(1_000);
    }

    private static long floods() {
        return Events.all("session-completed-dead-letter").stream()
                .filter(event -> event.headers().getOrDefault("ce_id", "").startsWith("flood-"))
                .count();
    }

    private static boolean isOf(Event event, String key, String cause) {
        return key.equals(event.key())
                && event.headers().getOrDefault("dead-letter-cause", "").contains(cause);
    }
}
