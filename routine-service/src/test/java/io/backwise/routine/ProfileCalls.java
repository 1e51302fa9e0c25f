package io.backwise.routine;

import io.backwise.testkit.Tokens;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/** Calls for a patient's profile by a client that can leave before it is answered. */
final class ProfileCalls {
    private ProfileCalls() {}

    static HttpClient client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    /** @param patience after which the caller leaves */
    static HttpRequest of(Patient patient, Duration patience) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + patient.path() + "/profile"))
                .timeout(patience)
                .header(
                        "Authorization",
                        "Bearer " + Tokens.of("patient", patient.id().toString()))
                .build();
    }

    /** Whether the caller left without an answer. */
    static boolean leaves(HttpClient client, HttpRequest request) throws IOException, InterruptedException {
        try {
            client.send(request, HttpResponse.BodyHandlers.discarding());
            return false;
        } catch (HttpTimeoutException e) {
            return true;
        }
    }
}
