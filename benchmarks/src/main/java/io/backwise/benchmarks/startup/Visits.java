package io.backwise.benchmarks.startup;

import io.backwise.benchmarks.measure.Admitted;
import io.backwise.benchmarks.measure.Clinic;
import io.backwise.benchmarks.measure.MeasuredSystem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** What people ask of a service, by a few of them at once. */
final class Visits {
    private static final int VISITORS = 4;
    private static final Duration TRY = Duration.ofSeconds(30);

    private final MeasuredSystem system;
    private final HttpClient http;
    private final UUID patient;
    private final String token;

    /** By one who has a plan. */
    Visits(MeasuredSystem system, HttpClient http) throws Exception {
        this.system = system;
        this.http = http;
        Admitted visitor = new Clinic(system, http).admit(1).getFirst();
        patient = visitor.id();
        token = visitor.token();
    }

    /** Asks as fast as it is answered; gives how many were answered. */
    int of(String service, Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        try (ExecutorService visitors = Executors.newFixedThreadPool(VISITORS)) {
            List<Future<Integer>> all = IntStream.range(0, VISITORS)
                    .mapToObj(it -> visitors.submit(() -> until(end, service)))
                    .toList();
            int answered = 0;
            for (Future<Integer> it : all) {
                answered += it.get();
            }
            return answered;
        }
    }

    private int until(long end, String service) throws IOException, InterruptedException {
        int answered = 0;
        while (System.nanoTime() < end) {
            for (String path : paths(service)) {
                send(service, path.endsWith("/plan-previews") ? "POST" : "GET", path, "{}");
                answered++;
            }
        }
        return answered;
    }

    private List<String> paths(String service) {
        return switch (service) {
            case MeasuredSystem.CATALOGUE ->
                List.of(
                        "/api/catalog/exercises",
                        "/api/catalog/exercises?q=bridge",
                        "/api/catalog/exercises/sit-up",
                        "/api/catalog/exercises/sit-up/screening?conditions=osteoporosis");
            case MeasuredSystem.ROUTINE ->
                List.of(
                        "/api/routine/patients/" + patient + "/profile",
                        "/api/routine/patients/" + patient + "/plans/current",
                        "/api/routine/patients/" + patient + "/sessions/today",
                        "/api/routine/patients/" + patient + "/plan-previews");
            default -> List.of("/api/progress/patients/" + patient);
        };
    }

    private void send(String service, String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(system.url(service) + path))
                .timeout(TRY)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        method.equals("GET")
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        // Beyond the allowance of one patient it is refused without work, and soon the next is answered.
        if (answer.statusCode() >= 300 && answer.statusCode() != 429) {
            throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
        }
    }
}
