package io.backwise.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The gateway on a real port in front of a server that tells what it got. */
class GatewayTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final Set<String> seenBy = ConcurrentHashMap.newKeySet();
    private final CountDownLatch streamClosed = new CountDownLatch(1);
    /** Has a port that nobody else gets, and takes no connection on it. */
    private final Socket gone = new Socket();

    private Vertx vertx;
    private int port;

    @BeforeEach
    void start() throws Exception {
        vertx = Vertx.vertx();
        HttpServer origin = vertx.createHttpServer().requestHandler(this::origin);
        origin.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().get();
        HttpServer second = vertx.createHttpServer().requestHandler(this::second);
        second.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().get();
        gone.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        port = free();
        GatewayConfig config = GatewayConfig.of(Map.of(
                "BACKWISE_GATEWAY_PORT",
                Integer.toString(port),
                "BACKWISE_CATALOG_URL",
                "http://localhost:" + origin.actualPort(),
                "BACKWISE_PROGRESS_URL",
                "http://localhost:%d,http://localhost:%d,http://localhost:%d"
                        .formatted(origin.actualPort(), gone.getLocalPort(), second.actualPort()),
                "BACKWISE_ROUTINE_URL",
                "http://localhost:" + gone.getLocalPort()));
        new GatewayServer(vertx, config)
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }

    @AfterEach
    void stop() throws Exception {
        gone.close();
        vertx.close();
        client.shutdownNow();
    }

    private void origin(HttpServerRequest request) {
        if (request.path().endsWith("/stream")) {
            request.response().setChunked(true).putHeader("Content-Type", "text/event-stream");
            request.response().write("data: 1\n\n");
            request.response().closeHandler(gone -> streamClosed.countDown());
            return;
        }
        if (request.path().endsWith("/unchanged")) {
            request.response().setStatusCode(304).putHeader("ETag", "\"1\"").end();
            return;
        }
        request.body().onSuccess(body -> request.response()
                .putHeader("X-Seen-Host", String.valueOf(request.getHeader("Host")))
                .putHeader("X-Seen-Correlation", String.valueOf(request.getHeader("X-Correlation-Id")))
                .setStatusCode(request.path().endsWith("/conflict") ? 409 : 200)
                .end(request.method() + " " + request.uri() + " " + body.length()));
    }

    @Test
    void passesARequestOnAsItIs() throws Exception {
        HttpResponse<String> answer = send("/api/catalog/exercises?q=a%20b", "hello");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("PUT /api/catalog/exercises?q=a%20b 5");
        assertThat(answer.headers().firstValue("X-Seen-Host")).contains("localhost:" + port);
        assertThat(send("/api/catalog/conflict", "x").statusCode()).isEqualTo(409);
        assertThat(send("/api/catalog/many", "x".repeat(64 * 1024)).body()).endsWith(" 65536");
    }

    @Test
    void anAnswerWithoutABodyAnnouncesNone() throws Exception {
        HttpResponse<String> answer = send("/api/catalog/unchanged", "");
        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(answer.headers().firstValue("Transfer-Encoding")).isEmpty();
    }

    @Test
    void everyRequestHasACorrelationId() throws Exception {
        HttpResponse<String> answer = send("/api/catalog/x", "");
        String made = answer.headers().firstValue("X-Correlation-Id").orElseThrow();
        assertThat(answer.headers().allValues("X-Correlation-Id")).hasSize(1);
        assertThat(answer.headers().firstValue("X-Seen-Correlation")).hasValue(made);
        HttpRequest own = request(uri("/api/catalog/x"))
                .header("X-Correlation-Id", "phone-7")
                .build();
        assertThat(client.send(own, HttpResponse.BodyHandlers.ofString())
                        .headers()
                        .firstValue("X-Seen-Correlation"))
                .hasValue("phone-7");
    }

    @Test
    void aBodyThatIsTooLongIsReadAndRefused() throws Exception {
        HttpResponse<String> answer = send("/api/catalog/x", "x".repeat(3_000_000));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("urn:backwise:problem:too-large");
    }

    @Test
    void aServiceThatIsDownIsSaidToBe() throws Exception {
        HttpResponse<String> answer = send("/api/routine/x", "");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
        assertThat(answer.body()).contains("urn:backwise:problem:unavailable", "\"instance\":\"/api/routine/x\"");
        assertThat(get("/q/health/ready").statusCode()).isEqualTo(503);
        assertThat(get("/q/health/ready").body()).contains("/api/routine");
        assertThat(get("/q/health/live").statusCode()).isEqualTo(200);
    }

    /** The second replica cuts the line of what it was sent to break, after it has read it. */
    private void second(HttpServerRequest request) {
        seenBy.add("second");
        request.body().onSuccess(body -> {
            if (request.path().endsWith("/cut")) {
                request.connection().close();
            } else {
                request.response().end("second");
            }
        });
    }

    @Test
    void replicasTakeTurnsAndOneThatIsGoneIsPassedOver() throws Exception {
        Set<String> answers = new HashSet<>();
        for (int i = 0; i < 12; i++) {
            HttpResponse<String> answer = send("/api/progress/x", "");
            assertThat(answer.statusCode()).isEqualTo(200);
            answers.add(answer.body());
        }
        assertThat(answers).containsExactlyInAnyOrder("PUT /api/progress/x 0", "second");
        assertThat(get("/q/health/ready").body()).contains("/api/progress");
    }

    @Test
    void whatWasSentIsNotSentToAnotherReplica() throws Exception {
        Set<Integer> statuses = new HashSet<>();
        for (int i = 0; i < 12; i++) {
            seenBy.clear();
            HttpResponse<String> answer = send("/api/progress/cut", "");
            statuses.add(answer.statusCode());
            assertThat(answer.statusCode()).isEqualTo(seenBy.isEmpty() ? 200 : 503);
        }
        assertThat(statuses).containsExactlyInAnyOrder(200, 503);
    }

    @Test
    void nothingElseIsBehindIt() throws Exception {
        for (String path : new String[] {"/", "/q/metrics", "/q/openapi", "/api/catalogue", "/api/admin"}) {
            HttpResponse<String> answer = get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).contains("urn:backwise:problem:not-found");
        }
    }

    @Test
    void eventsAreNotHeldUpAndEndWithTheirReader() throws Exception {
        HttpResponse<InputStream> answer = client.send(
                request(uri("/api/progress/patients/1/stream")).build(), HttpResponse.BodyHandlers.ofInputStream());
        BufferedReader reader = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
        assertThat(reader.readLine()).isEqualTo("data: 1");
        answer.body().close();
        client.shutdownNow();
        assertThat(streamClosed.await(5, TimeUnit.SECONDS)).isTrue();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(request(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String path, String body) throws Exception {
        HttpRequest request = request(uri(path))
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10));
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
