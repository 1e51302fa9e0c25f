package io.backwise.routine;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.backwise.testkit.Tokens;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** Calls by a client that can leave before it is answered. */
final class LeavingCalls {
    private static final ObjectMapper JSON = new ObjectMapper();

    private LeavingCalls() {}

    static HttpClient client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    /** @param patience after which the caller leaves */
    static HttpRequest profile(Patient patient, Duration patience) {
        return request(patient, "/profile", patience).build();
    }

    /** @param patience after which the caller leaves */
    static HttpRequest report(Patient patient, UUID session, Map<String, ?> report, Duration patience)
            throws IOException {
        return request(patient, "/sessions/" + session, patience)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(report)))
                .build();
    }

    private static HttpRequest.Builder request(Patient patient, String path, Duration patience) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + patient.path() + path))
                .timeout(patience)
                .header(
                        "Authorization",
                        "Bearer " + Tokens.of("patient", patient.id().toString()));
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

    /** Announces a report, sends the beginning of it and leaves. */
    static void breaksOff(Patient patient) throws IOException, InterruptedException {
        String head = "PUT " + patient.path() + "/sessions/" + UUID.randomUUID() + " HTTP/1.1\r\nHost: localhost\r\n"
                + "Authorization: Bearer " + Tokens.of("patient", patient.id().toString())
                + "\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"planId\": ";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            // Long enough to be begun.
            Thread.sleep(20);
        }
    }

    /** Sends all of it, and is gone before anything comes back. */
    static void givesConsentAndLeaves(Patient patient, UUID clinician) throws IOException {
        String head = "PUT " + patient.path() + "/care-team/" + clinician + " HTTP/1.1\r\nHost: localhost\r\n"
                + "Authorization: Bearer " + Tokens.of("patient", patient.id().toString())
                + "\r\nContent-Length: 0\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        }
    }
}
