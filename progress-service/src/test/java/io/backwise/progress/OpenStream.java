package io.backwise.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.testkit.CrossToken;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Somebody's open stream of server-sent events, line by line. */
final class OpenStream implements AutoCloseable {
    /** The line after the last. */
    static final String END = "END";

    private static final int PATIENCE_SECONDS = 10;

    private final HttpClient client;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final InputStream body;

    private OpenStream(HttpClient client, InputStream body) {
        this.client = client;
        this.body = body;
        Thread.ofVirtual().start(this::read);
    }

    /** @param lastEventId what was seen last; empty for nothing */
    static OpenStream of(Feed feed, String token, String lastEventId) throws IOException, InterruptedException {
        CrossToken.assertKeptFromOthers(uri(feed));
        return begun(request(feed, token, lastEventId), 200).orElseThrow();
    }

    /** Empty when the answer is 429. */
    static Optional<OpenStream> unlessRefused(Feed feed, String token) throws IOException, InterruptedException {
        return begun(request(feed, token, ""), 200, 429);
    }

    private static Optional<OpenStream> begun(HttpRequest request, Integer... statuses)
            throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isIn((Object[]) statuses);
        if (answer.statusCode() != 200) {
            client.shutdownNow();
            return Optional.empty();
        }
        return Optional.of(new OpenStream(client, answer.body()));
    }

    private static HttpRequest request(Feed feed, String token, String lastEventId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(feed))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream");
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        return request.build();
    }

    private static URI uri(Feed feed) {
        return URI.create("http://localhost:" + RestAssured.port + feed.path() + "/stream");
    }

    private void read() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            reader.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            // An end like any other.
        }
        lines.add(END);
    }

    /** The next line that starts so; there must be one. */
    String next(String start) throws InterruptedException {
        String line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        while (line != null && !line.startsWith(start)) {
            assertThat(line).as("a line that starts with %s", start).isNotEqualTo(END);
            line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        assertThat(line).as("a line that starts with %s", start).isNotNull();
        return line;
    }

    boolean saysNothingFor(long millis) throws InterruptedException {
        return lines.poll(millis, TimeUnit.MILLISECONDS) == null;
    }

    /** Whatever else it says. */
    boolean goesOnFor(long millis) throws InterruptedException {
        Thread.sleep(millis);
        return !lines.contains(END);
    }

    @Override
    public void close() throws IOException {
        body.close();
        client.shutdownNow();
    }
}
