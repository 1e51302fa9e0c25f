package io.backwise.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Calls the system from outside, as a frontend would. */
final class Client {
    static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final RunningStack stack;

    Client(RunningStack stack) {
        this.stack = stack;
    }

    /** An answer: its status and its body. */
    record Answer(int status, JsonNode body) {}

    Answer get(String token, String path) {
        return call("GET", token, path, Optional.empty());
    }

    Answer put(String token, String path, Object body) {
        return call("PUT", token, path, Optional.of(body));
    }

    Answer post(String token, String path, Object body) {
        return call("POST", token, path, Optional.of(body));
    }

    private Answer call(String method, String token, String path, Optional<Object> body) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(stack.gateway() + path))
                    .timeout(Duration.ofSeconds(15))
                    .header("Content-Type", "application/json")
                    .method(
                            method,
                            body.isEmpty()
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body.get())));
            if (!token.isEmpty()) {
                request.header("Authorization", "Bearer " + token);
            }
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), JSON.readTree(answer.body().isEmpty() ? "null" : answer.body()));
        } catch (IOException e) {
            throw new StackException("the system does not answer at " + stack.gateway() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }
}
