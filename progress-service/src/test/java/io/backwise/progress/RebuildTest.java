package io.backwise.progress;

import static io.backwise.progress.Feed.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.backwise.progress.streak.core.RandomLedger;
import io.backwise.testkit.Cases;
import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Events;
import io.backwise.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The read model, rebuilt beside the one that is read. On parts of its own: everybody is rebuilt. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, restrictToAnnotatedClass = true)
class RebuildTest {
    private final List<Feed> people = new ArrayList<>();
    private final List<Events.Outgoing> history = new ArrayList<>();

    @Test
    void theRebuiltModelIsTheSameRowForRowAndNobodyIsServedLessMeanwhile() {
        Cases.run(1, random -> {
            live(random, 30);
            Map<String, String> before = ReadModel.rows();
            String shape = ReadModel.rows(ReadModel.SHAPE);

            assertThat(rebuild(Map.of(), random))
                    .as("patients of whom the rebuilt model differs")
                    .isZero();
            assertThat(ReadModel.rows()).isEqualTo(before);
            assertThat(ReadModel.rows(ReadModel.SHAPE)).isEqualTo(shape);

            // Damage that no event mends, since the facts are known.
            distort(people.get(0));
            distort(people.get(1));
            ReadModel.change("DELETE FROM care_team_member WHERE patient_id = '"
                    + people.get(2).patient() + "'");
            ReadModel.change("UPDATE care_alert SET state = 'open' WHERE patient_id = '"
                    + people.get(5).patient() + "'");
            Map<String, String> damaged = ReadModel.rows();
            assertThat(rebuild(Map.of(), random)).isEqualTo(4);
            assertThat(ReadModel.rows()).isEqualTo(before).isNotEqualTo(damaged);

            distort(people.get(3));
            distort(people.get(4));
            assertThat(rebuild(Map.of("patientId", people.get(3).patient().toString()), random))
                    .isEqualTo(1);
            assertThat(ReadModel.rows()).as("only one of two is repaired").isNotEqualTo(before);
            assertThat(rebuild(Map.of("patientId", people.get(4).patient().toString()), random))
                    .isEqualTo(1);
            assertThat(ReadModel.rows()).isEqualTo(before);
        });
    }

    @Test
    void whatHappensMeanwhileIsInTheNewModel() throws InterruptedException {
        Feed it = Feed.fresh();
        it.plan("assigned", 1, today().minusDays(3)).send();
        it.awaitSummary(now -> now.getString("streak.today").equals("due"));
        Rebuilds.begin(Map.of());
        it.session(UUID.randomUUID(), today(), "completed").send();
        Feed other = Feed.fresh();
        other.plan("assigned", 1, today()).send();
        other.session(UUID.randomUUID(), today(), "completed").send();
        it.awaitSummary(now -> now.getInt("streak.current") == 1);
        other.awaitSummary(now -> now.getInt("streak.current") == 1);
        other.erased().send();
        for (int i = 0; i < 100 && other.self().get(other.path()).statusCode() != 404; i++) {
            Thread.sleep(50);
        }
        it.plan("assigned", 1, today().minusDays(3)).send();
        Rebuilds.complete(Map.of());
        Rebuilds.awaitSwap();
        assertThat(it.summary().getInt("streak.current")).isEqualTo(1);
        assertThat(ReadModel.rows("SELECT patient_id FROM session_fact"))
                .doesNotContain(other.patient().toString());
    }

    @Test
    void whatWasGivenUpAtTheEndOfATopicDoesNotHoldUpTheSwap() throws InterruptedException {
        Feed it = Feed.fresh();
        it.plan("assigned", 1, today()).send();
        it.awaitSummary(now -> now.getString("streak.today").equals("due"));
        for (int i = 0; i < 3; i++) {
            Events.abandon(
                    List.of(it.session(UUID.randomUUID(), today(), "completed").outgoing()));
        }
        Rebuilds.begin(Map.of("patientId", it.patient().toString()));
        it.plan("assigned", 1, today()).send();
        Rebuilds.complete(Map.of());
        Rebuilds.awaitSwap();
        assertThat(it.summary().getString("streak.today")).isEqualTo("due");
    }

    @Test
    void whatLiesBehindAnOpenTransactionIsWaitedFor() throws InterruptedException {
        Feed it = Feed.fresh();
        it.plan("assigned", 1, today()).send();
        it.awaitSummary(now -> now.getString("streak.today").equals("due"));
        Rebuilds.begin(Map.of());
        try (Events.OpenTransaction _ = Events.begin(
                List.of(it.session(UUID.randomUUID(), today(), "completed").outgoing()))) {
            it.plan("assigned", 1, today()).send();
            it.session(UUID.randomUUID(), today(), "completed").send();
            Feed.as("admin", "root")
                    .contentType(ContentType.JSON)
                    .post("/api/progress/rebuild/completion")
                    .then()
                    .statusCode(503);
        }
        Rebuilds.complete(Map.of());
        Rebuilds.awaitSwap();
        assertThat(it.summary().getInt("streak.current")).isEqualTo(1);
    }

    @Test
    void onlyAnAdminMayAndOnlyWhatGoesOnIsCompleted() {
        Feed.as("clinician", "dr-lange")
                .contentType(ContentType.JSON)
                .post("/api/progress/rebuild")
                .then()
                .statusCode(403);
        Feed.as("admin", "root")
                .contentType(ContentType.JSON)
                .post("/api/progress/rebuild/completion")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:backwise:problem:no-rebuild"));
    }

    @Test
    void whoCompletesWithoutABodyAndItsTypeIsUnderstood() throws Exception {
        HttpRequest bare = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/api/progress/rebuild/completion"))
                .header("Authorization", "Bearer " + Tokens.of("admin", "root"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(bare, HttpResponse.BodyHandlers.discarding()).statusCode())
                    .isEqualTo(409);
        }
    }

    private static void distort(Feed it) {
        ReadModel.change(
                "UPDATE session_fact SET pain_before = 10 - pain_before, status = 'partial' WHERE patient_id = '"
                        + it.patient() + "'");
    }

    /** People with a history, which is consumed. */
    private void live(SplittableRandom random, int count) {
        ReadModel.change(
                "TRUNCATE care_team, care_team_member, schedule_fact, session_fact, checkpoint, care_alert, patient");
        for (int i = 0; i < count; i++) {
            Feed it = Feed.fresh();
            people.add(it);
            RandomLedger ledger = RandomLedger.of(random);
            ledger.facts().forEach(fact -> history.add(it.plan(fact).outgoing()));
            ledger.sessions()
                    .forEach(fact ->
                            history.add(it.session(UUID.randomUUID(), fact).outgoing()));
            for (int day = 0; day < 1 + i % 3; day++) {
                history.add(it.session(UUID.randomUUID(), today().minusDays(day), "completed")
                        .outgoing());
            }
            history.add(it.careTeam(2, "dr-lange", "dr-" + i).outgoing());
            UUID alert = UUID.randomUUID();
            history.add(it.alert(alert, 1, "red-flag").outgoing());
            history.add(it.alert(alert, 2, "red-flag").outgoing());
        }
        send(random);
        long sessions = history.stream()
                .filter(it -> it.topic().equals("session-completed"))
                .count();
        long plans =
                history.stream().filter(it -> it.topic().equals("plan-changed")).count();
        for (int i = 0; i < 600; i++) {
            if (ReadModel.rows("SELECT count(*) FROM session_fact").equals(sessions + "\n")
                    && ReadModel.rows("SELECT count(*) FROM schedule_fact").equals(plans + "\n")
                    && ReadModel.rows("SELECT count(*) FROM care_alert WHERE version = 2")
                            .equals(count + "\n")
                    && ReadModel.rows("SELECT count(*) FROM care_team").equals(count + "\n")) {
                return;
            }
            pause();
        }
        throw new AssertionError("not everything arrived");
    }

    private void send(SplittableRandom random) {
        List<Events.Outgoing> order = new ArrayList<>(history);
        Collections.shuffle(order, new Random(random.nextLong()));
        Events.sendAll(order);
    }

    /** Rebuilds while somebody reads; gives of how many the model differs. */
    private long rebuild(Map<String, ?> whom, SplittableRandom random) {
        Feed watched = people.getLast();
        int sessions = watched.summary().getInt("sessions.total");
        Rebuilds.begin(whom);
        send(random);
        Rebuilds.complete(Map.of());
        return Rebuilds.awaitSwap(
                () -> assertThat(watched.summary().getInt("sessions.total")).isEqualTo(sessions));
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
