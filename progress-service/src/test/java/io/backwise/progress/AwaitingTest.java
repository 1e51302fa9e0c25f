package io.backwise.progress;

import static io.backwise.progress.Feed.today;
import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who waits for a session keeps nobody else waiting, however many they are. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
@TestProfile(AwaitingTest.FewWait.class)
class AwaitingTest {
    private static final int MANY = 30;

    /** More than there are places at work. */
    private static final int MOST_WAITING = 20;

    private static final int MOST_AT_WORK = 16;

    /** So that a crowd is there before the first of it has lost patience. */
    public static final class FewWait implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("backwise.awaiting.most-waiting", String.valueOf(MOST_WAITING));
        }
    }

    @Test
    void aReadIsAnsweredWhileOthersWaitAndWhoIsOneTooManyDoesNotWait() throws Exception {
        Feed it = Feed.fresh();
        it.plan("assigned", 1, today()).send();
        it.awaitSummary(now -> now.getString("streak.today").equals("due"));
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            // Once before it counts: a process that has just started is slow. And who waited leaves their seats.
            for (CompletableFuture<HttpResponse<String>> one : crowd(client, it)) {
                assertThat(one.get().body()).contains("\"stale\":true");
            }
            List<CompletableFuture<HttpResponse<String>>> waiting = crowd(client, it);
            for (int i = 0; i < 150 && answered(waiting) < MANY - MOST_WAITING; i++) {
                Thread.sleep(10);
            }
            assertThat(answered(waiting)).as("who did not wait").isEqualTo(MANY - MOST_WAITING);
            assertThat(ask(client, it, "").get().body()).contains("\"stale\":false");
            assertThat(MANY - answered(waiting))
                    .as("who still wait, though they are more than there are places")
                    .isGreaterThan(MOST_AT_WORK);
            for (CompletableFuture<HttpResponse<String>> one : waiting) {
                assertThat(one.get().statusCode()).isEqualTo(200);
                assertThat(one.get().body()).contains("\"stale\":true");
            }
        }
    }

    private static List<CompletableFuture<HttpResponse<String>>> crowd(HttpClient client, Feed it) {
        return Stream.generate(() -> ask(client, it, "?afterSession=" + UUID.randomUUID()))
                .limit(MANY)
                .toList();
    }

    @Test
    void whoWaitsIsAnsweredWhenTheSessionArrivesAndNotWhenAnothersDoes() throws Exception {
        Feed it = Feed.fresh();
        Feed another = Feed.fresh();
        UUID session = UUID.randomUUID();
        UUID anothers = UUID.randomUUID();
        try (HttpClient client = HttpClient.newHttpClient()) {
            CompletableFuture<HttpResponse<String>> own = ask(client, it, "?afterSession=" + session);
            CompletableFuture<HttpResponse<String>> foreign = ask(client, it, "?afterSession=" + anothers);
            Thread.sleep(300);
            assertThat(own).isNotDone();
            another.session(anothers, today(), "completed").send();
            it.session(session, today(), "completed").send();
            assertThat(own.get().body()).contains("\"stale\":false", "\"total\":1");
            assertThat(foreign.get().body()).contains("\"stale\":true");
        }
    }

    private static long answered(List<CompletableFuture<HttpResponse<String>>> waiting) {
        return waiting.stream().filter(CompletableFuture::isDone).count();
    }

    private static CompletableFuture<HttpResponse<String>> ask(HttpClient client, Feed it, String query) {
        return client.sendAsync(
                HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + it.path() + query))
                        .header(
                                "Authorization",
                                "Bearer " + Tokens.of("patient", it.patient().toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
