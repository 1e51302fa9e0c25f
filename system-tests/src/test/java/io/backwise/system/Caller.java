package io.backwise.system;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks the gateway with one token. */
final class Caller {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final StackUnderTest stack;
    private final HttpClient client;
    private final String token;
    private String body = "";

    Caller(StackUnderTest stack, HttpClient client, String token) {
        this.stack = stack;
        this.client = client;
        this.token = token;
    }

    /** The status; the body of the answer is kept. */
    int ask(String method, String path) throws Exception {
        return ask(method, path, HttpRequest.BodyPublishers.noBody());
    }

    /** The same with a body of JSON. */
    int ask(String method, String path, String json) throws Exception {
        return ask(method, path, HttpRequest.BodyPublishers.ofString(json));
    }

    private int ask(String method, String path, HttpRequest.BodyPublisher content) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(stack.gateway() + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, content)
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        body = answer.body();
        return answer.statusCode();
    }

    /** Of the last answer. */
    String body() {
        return body;
    }
}
