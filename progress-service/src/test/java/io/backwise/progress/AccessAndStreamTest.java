package io.backwise.progress;

import static io.backwise.progress.Feed.as;
import static io.backwise.progress.Feed.today;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class AccessAndStreamTest {

    @Test
    void onlyThePatientAndTheirCareTeamSee() throws InterruptedException {
        Feed it = Feed.fresh();
        String clinician = UUID.randomUUID().toString();
        given().get(it.path()).then().statusCode(401).contentType("application/problem+json");
        as("patient", UUID.randomUUID().toString()).get(it.path()).then().statusCode(404);
        as("admin", UUID.randomUUID().toString()).get(it.path()).then().statusCode(403);
        it.careTeam(2, clinician).send();
        awaitStatus(it, clinician, 200);
        it.careTeam(3).send();
        awaitStatus(it, clinician, 404);
        it.careTeam(1, clinician).send();
        it.careTeam(2, clinician).send();
        Feed another = Feed.fresh();
        another.careTeam(1, clinician).send();
        awaitStatus(another, clinician, 200);
        awaitStatus(it, clinician, 404);
    }

    @Test
    void theStreamTellsOfEachChangeAndResumes() throws Exception {
        Feed it = Feed.fresh();
        it.plan("assigned", 1, today()).send();
        it.awaitSummary(s -> s.getString("streak.today").equals("due"));
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        try (AutoCloseable stream = open(it, Tokens.of("patient", it.patient().toString()), "", lines)) {
            assertThat(next(lines, "data:")).contains("\"today\":\"due\"");
            it.session(UUID.randomUUID(), today(), "completed").send();
            String id = next(lines, "id:").substring(3).strip();
            assertThat(next(lines, "event:")).contains("progress");
            assertThat(next(lines, "data:")).contains("\"today\":\"done\"");
            BlockingQueue<String> resumed = new LinkedBlockingQueue<>();
            try (AutoCloseable again =
                    open(it, Tokens.of("patient", it.patient().toString()), id, resumed)) {
                assertThat(next(resumed, ": connected")).isNotNull();
                assertThat(resumed.poll(1, TimeUnit.SECONDS)).isEmpty();
                assertThat(resumed.poll(300, TimeUnit.MILLISECONDS)).isNull();
                it.session(UUID.randomUUID(), today(), "partial").send();
                assertThat(next(resumed, "data:")).contains("\"partial\":1");
            }
        }
    }

    @Test
    void withdrawnConsentClosesTheStream() throws Exception {
        Feed it = Feed.fresh();
        String clinician = UUID.randomUUID().toString();
        it.careTeam(1, clinician).send();
        awaitStatus(it, clinician, 200);
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        try (AutoCloseable stream = open(it, Tokens.of("clinician", clinician), "", lines)) {
            next(lines, "data:");
            it.careTeam(2).send();
            assertThat(next(lines, "END")).isEqualTo("END");
        }
        as("clinician", clinician).get(it.path() + "/stream").then().statusCode(404);
    }

    @Test
    void healthAndMetricsAreThere() {
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(200).body(containsString("jvm_memory"));
    }

    private static void awaitStatus(Feed it, String clinician, int status) throws InterruptedException {
        int now = 0;
        for (int i = 0; i < 200 && now != status; i++) {
            now = as("clinician", clinician).get(it.path()).statusCode();
            Thread.sleep(50);
        }
        assertThat(now).isEqualTo(status);
    }

    private static String next(BlockingQueue<String> lines, String start) throws InterruptedException {
        String line = lines.poll(10, TimeUnit.SECONDS);
        while (line != null && !line.startsWith(start)) {
            line = lines.poll(10, TimeUnit.SECONDS);
        }
        assertThat(line).as("a line that starts with %s", start).isNotNull();
        return line;
    }

    private static AutoCloseable open(Feed it, String token, String lastEventId, BlockingQueue<String> lines)
            throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + it.path() + "/stream"))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream");
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        HttpResponse<java.io.InputStream> answer =
                client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        Thread.ofVirtual().start(() -> {
            try (BufferedReader reader =
                    new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                reader.lines().forEach(lines::add);
                lines.add("END");
            } catch (IOException | java.io.UncheckedIOException e) {
                lines.add("END");
            }
        });
        return () -> {
            answer.body().close();
            client.shutdownNow();
        };
    }
}
