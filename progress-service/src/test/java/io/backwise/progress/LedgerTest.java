package io.backwise.progress;

import static io.backwise.progress.Feed.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.OpenApi;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class LedgerTest {

    @Test
    void aPersonWithoutEventsHasZeros() {
        Feed it = Feed.fresh();
        it.self()
                .get(it.path())
                .then()
                .statusCode(200)
                .body("streak.current", equalTo(0))
                .body("streak.freezesLeft", equalTo(2))
                .body("streak.today", equalTo("no-plan"))
                .body("adherence.last28Days", nullValue())
                .body("adherence.weeks", hasSize(12))
                .body("pain.baseline", nullValue())
                .body("pain.meaningful", equalTo("none"))
                .body("sessions.total", equalTo(0))
                .body("lastSessionAt", nullValue())
                .body("zone", equalTo("UTC"));
    }

    @Test
    void aSessionMayComeBeforeItsPlanAndTwice() throws InterruptedException {
        Feed it = Feed.fresh();
        Feed.Pending session = it.session(UUID.randomUUID(), today(), "completed");
        session.send();
        session.send();
        it.awaitSummary(now -> now.getInt("sessions.total") == 1);
        it.plan("assigned", 1, today().minusDays(1)).send();
        JsonPath now = it.awaitSummary(s -> s.getInt("streak.current") == 1);
        assertThat(now.getInt("sessions.total")).isEqualTo(1);
        assertThat(now.getString("streak.today")).isEqualTo("done");
        assertThat(now.getString("asOf"))
                .isEqualTo(now.getString("lastSessionAt").substring(0, 10));
    }

    @Test
    void anyOrderWithAnyRepetitionEndsInTheSameProgress() throws InterruptedException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            ids.add(new UUID(seed, random.nextLong()));
        }
        List<Map<String, Object>> answers = new ArrayList<>();
        for (int order = 0; order < 6; order++) {
            Feed it = Feed.fresh();
            List<Feed.Pending> events = events(it, order);
            List<Feed.Pending> sent = new ArrayList<>(events);
            sent.addAll(events.subList(0, 8));
            Collections.shuffle(sent, random);
            sent.forEach(Feed.Pending::send);
            it.session(new UUID(1, order), today().minusDays(1), "partial").send();
            JsonPath now = it.awaitSummary(s -> s.getInt("sessions.total") == 11 && s.getInt("streak.longest") == 4);
            Map<String, Object> answer = now.getMap("");
            answer.remove("patientId");
            answers.add(answer);
        }
        assertThat(answers).as("seed %d", seed).allMatch(answers.getFirst()::equals);
    }

    /** Three plans with a pause, and sessions on some of the days; ids differ by patient, since ids are the keys. */
    private static List<Feed.Pending> events(Feed it, int patient) {
        LocalDate start = today().minusDays(20);
        List<Feed.Pending> events = new ArrayList<>();
        events.add(it.plan("assigned", 1, start));
        Feed.Pending suspended = it.plan("suspended", 2, start.plusDays(4));
        suspended.data().putObject("pause").put("from", start.plusDays(4).toString());
        events.add(suspended);
        Feed.Pending resumed = it.plan("resumed", 3, start.plusDays(4));
        resumed.data()
                .putObject("pause")
                .put("from", start.plusDays(4).toString())
                .put("to", start.plusDays(8).toString());
        events.add(resumed);
        events.add(it.plan("revised", 4, start.plusDays(10)));
        for (int day : new int[] {0, 1, 2, 3, 5, 12, 13, 14, 18, 19}) {
            String status = day == 3 ? "rested" : "completed";
            events.add(it.session(
                    new UUID(patient + 100, it.patient().getLeastSignificantBits() + day),
                    start.plusDays(day),
                    status));
        }
        return events;
    }

    @Test
    void theCalendarTellsWhatBecameOfEachDay() throws InterruptedException {
        Feed it = Feed.fresh();
        it.plan("assigned", 1, today().minusDays(2)).send();
        UUID session = UUID.randomUUID();
        it.session(session, today().minusDays(2), "completed").send();
        it.awaitSummary(s -> s.getInt("streak.current") == 1);
        it.self()
                .queryParam("from", today().minusDays(3).toString())
                .queryParam("to", today().plusDays(1).toString())
                .get(it.path() + "/calendar")
                .then()
                .statusCode(200)
                .body("items.state", contains("none", "met", "frozen", "pending", "upcoming"))
                .body("items[1].sessions", contains(session.toString()));
        it.self()
                .get(it.path() + "/pain")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].painBefore", equalTo(4.0f));
        it.self().get(it.path() + "/exercises/cat-cow").then().statusCode(200).body("items.repsDone", contains(8));
        it.self()
                .queryParam("from", "2024-01-01")
                .queryParam("to", "2025-01-01")
                .get(it.path() + "/calendar")
                .then()
                .statusCode(400)
                .body("violations.field", contains("to"));
    }

    @Test
    void thePastIsToldAsItWasAndTheFutureIsNot() throws InterruptedException {
        Feed it = Feed.fresh();
        it.plan("assigned", 1, today().minusDays(5)).send();
        it.session(UUID.randomUUID(), today().minusDays(5), "completed").send();
        it.session(UUID.randomUUID(), today().minusDays(4), "completed").send();
        it.awaitSummary(s -> s.getInt("streak.longest") == 2);
        it.self()
                .queryParam("asOf", today().minusDays(5).toString())
                .get(it.path())
                .then()
                .body("streak.current", equalTo(1))
                .body("sessions.total", equalTo(1));
        it.self()
                .queryParam("asOf", today().minusDays(6).toString())
                .get(it.path())
                .then()
                .statusCode(200)
                .body("streak.today", equalTo("no-plan"));
        it.self()
                .queryParam("asOf", today().plusDays(2).toString())
                .get(it.path())
                .then()
                .statusCode(400)
                .body("violations.field", contains("asOf"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"asOf=yesterday", "asOf=2026-02-30", "afterSession=7", "asOf=+999999999-01-01"})
    void aParameterThatIsNoneIsABadRequest(String query) {
        Feed it = Feed.fresh();
        it.self().get(it.path() + "?" + query).then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void whoJustReportedMayWaitForTheSession() throws InterruptedException {
        Feed it = Feed.fresh();
        UUID session = UUID.randomUUID();
        it.self()
                .queryParam("afterSession", session.toString())
                .get(it.path())
                .then()
                .statusCode(200)
                .body("stale", equalTo(true));
        it.session(session, today(), "completed").send();
        it.self()
                .queryParam("afterSession", session.toString())
                .get(it.path())
                .then()
                .statusCode(200)
                .body("stale", equalTo(false))
                .body("sessions.total", equalTo(1));
    }

    @Test
    void publishesTheDocumentThatIsCheckedIn() {
        OpenApi.assertAsCheckedIn("progress");
    }
}
