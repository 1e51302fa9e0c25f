package io.backwise.progress;

import static io.backwise.progress.Feed.today;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Event;
import io.backwise.testkit.Events;
import io.backwise.testkit.LogLines;
import io.backwise.testkit.Metrics;
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
    /** Values that neither an offset nor the name of a topic or field has in it. */
    private static final String WORDS = "a fever of 39.7";

    private static final int NUMBER = 70_707;
    private static final String DAY = "1970-07-07";

    private static final List<String> NEEDED = List.of(
            "sessionId",
            "patientId",
            "performedAt",
            "zone",
            "performedOn",
            "status",
            "completion",
            "painBefore",
            "painWorst",
            "painAfter",
            "effort",
            "items",
            "reportedAt");

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

    @Test
    void whatIsPutAsideIsCountedAndToldOfWithoutWhatItSays() throws InterruptedException {
        Feed it = Feed.fresh();
        List<String> bodies =
                spoilt(it.session(UUID.randomUUID(), today(), "completed").data());
        double before = letters();
        try (LogLines log = LogLines.of("io.backwise.kit.consuming.DeadLetters")) {
            for (String body : bodies) {
                Events.send(
                        "session-completed",
                        it.patient().toString(),
                        "io.backwise.routine.session.completed.v1",
                        "spoilt",
                        body);
            }
            for (int i = 0; i < 200 && letters() < before + bodies.size(); i++) {
                Thread.sleep(50);
            }
            assertThat(letters()).isEqualTo(before + bodies.size());
            List<Event> letters = Events.all("session-completed-dead-letter").stream()
                    .filter(event -> isOf(event, it.patient().toString(), ""))
                    .toList();
            assertThat(letters).hasSameSizeAs(bodies);
            assertThat(log.heard())
                    .containsExactlyInAnyOrderElementsOf(
                            letters.stream().map(PoisonTest::alert).toList())
                    .noneMatch(PoisonTest::tells);
            assertThat(letters).allSatisfy(letter -> assertThat(letter.headers())
                    .containsKeys(
                            "dead-letter-cause", "dead-letter-topic", "dead-letter-partition", "dead-letter-offset")
                    .noneSatisfy(
                            (name, value) -> assertThat(tells(value)).as(name).isTrue()));
        }
    }

    @Test
    void aTeamOrAPlanThatIsBrokenInsideKeepsNoneOut() throws InterruptedException {
        Feed it = Feed.fresh();
        Feed.Pending nobody = it.careTeam(1);
        nobody.data().withArray("clinicians").addNull();
        Feed.Pending blank = it.careTeam(2);
        blank.data().withArray("clinicians").add(" ");
        Feed.Pending plan = it.plan("assigned", 1, today());
        plan.data().withArray("weekdays").addNull();
        for (Feed.Pending spoilt : List.of(nobody, blank, plan)) {
            Events.send(
                    spoilt.topic(),
                    spoilt.key(),
                    spoilt.type(),
                    spoilt.id(),
                    spoilt.data().toString());
        }
        it.careTeam(1, "dr-lange").send();
        it.plan("assigned", 1, today()).send();
        String key = it.patient().toString();
        Duration patience = Duration.ofSeconds(20);
        Events.await("care-team-changed-dead-letter", event -> isOf(event, key, "clinicians is missing"), patience);
        Events.await("care-team-changed-dead-letter", event -> isOf(event, key, "blank"), patience);
        Events.await("plan-changed-dead-letter", event -> isOf(event, key, "weekdays is missing"), patience);
        for (int i = 0;
                i < 100 && Feed.as("clinician", "dr-lange").get(it.path()).statusCode() != 200;
                i++) {
            Thread.sleep(100);
        }
        Feed.as("clinician", "dr-lange").get(it.path()).then().statusCode(200);
    }

    /** The document with one thing wrong in each. */
    private static List<String> spoilt(ObjectNode good) {
        List<String> bodies = new ArrayList<>();
        bodies.add("{\"zone\":\"" + WORDS + "\"");
        NEEDED.forEach(field -> bodies.add(good.deepCopy().put(field, WORDS).toString()));
        for (String field : List.of("completion", "painBefore", "painWorst", "painAfter", "effort")) {
            bodies.add(good.deepCopy().put(field, NUMBER).toString());
        }
        bodies.add(good.deepCopy().put("performedOn", DAY).toString());
        for (String field : List.of("performedAt", "reportedAt")) {
            bodies.add(good.deepCopy().put(field, DAY + "T07:07:07Z").toString());
        }
        ObjectNode item = good.deepCopy();
        item.putArray("items").addObject().put("exercise", "cat-cow").put("setsDone", WORDS);
        bodies.add(item.toString());
        ObjectNode less = good.deepCopy();
        less.putArray("items").addObject().put("exercise", "cat-cow").put("setsDone", -NUMBER);
        bodies.add(less.toString());
        ObjectNode none = good.deepCopy();
        none.withArray("items").addNull();
        bodies.add(none.toString());
        return bodies;
    }

    private static boolean tells(String text) {
        return text.contains(WORDS) || text.contains(Integer.toString(NUMBER)) || text.contains(DAY);
    }

    /** The line by which an operator learns of a letter. */
    private static String alert(Event letter) {
        Map<String, String> of = letter.headers();
        return "dead letter: %s partition %s offset %s: %s"
                .formatted(
                        of.get("dead-letter-topic"),
                        of.get("dead-letter-partition"),
                        of.get("dead-letter-offset"),
                        of.get("dead-letter-cause"));
    }

    private static double letters() {
        return Metrics.of("backwise_dead_letters_total", "topic=\"session-completed\"");
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
