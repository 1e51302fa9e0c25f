package io.backwise.testkit;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Bearer tokens of the test's issuer. */
public final class Tokens {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Map<String, String> GIVEN = new ConcurrentHashMap<>();

    private Tokens() {}

    /**
     * A token for a user.
     *
     * @param role {@code patient}, {@code clinician}, {@code editor} or {@code admin}; several separated by commas
     * @param sub the user's id
     */
    public static String of(String role, String sub) {
        return GIVEN.computeIfAbsent(Parts.issuer() + '|' + role + '|' + sub, ignored -> ask(role, sub));
    }

    /** The header with such a token. */
    public static Map<String, String> bearer(String role, String sub) {
        return Map.of("Authorization", "Bearer " + of(role, sub));
    }

    private static String ask(String role, String sub) {
        String form = "grant_type=client_credentials&client_id=test&client_secret=test&role=" + encoded(role) + "&sub="
                + encoded(sub);
        HttpRequest request = HttpRequest.newBuilder(URI.create(Parts.issuer() + "/token"))
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
            return new ObjectMapper()
                    .readTree(answer.body())
                    .path("access_token")
                    .asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
