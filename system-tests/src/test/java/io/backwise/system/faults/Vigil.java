package io.backwise.system.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Asks while the database is away, as those do who watch over the services and those who use them. What is asked and answered
 * before the end counts: every service lives and is not ready, what needs the database is answered 503 with Retry-After and in
 * time, and what is published is served.
 */
final class Vigil implements AutoCloseable {
    /** A service answers within 10 s whatever hangs; the rest is the way. */
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private static final Duration BETWEEN = Duration.ofMillis(500);

    private final Trial trial;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Question> questions;

    /** How often each answer was given that was not the one wanted. */
    private final Map<String, Integer> wrong = new ConcurrentSkipListMap<>();

    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final long begun = System.nanoTime();
    private volatile boolean watching = true;

    /** @param wanted status, with {@code later} where the caller is told when to come again */
    private record Question(String what, HttpRequest request, Set<String> wanted) {}

    /** Begins; the database is away already. */
    Vigil(Trial trial) {
        this.trial = trial;
        this.questions = questions(trial.world);
        questions.forEach(it -> asking.execute(() -> keepAsking(it)));
    }

    private static List<Question> questions(World world) {
        List<Question> questions = new ArrayList<>();
        for (String service : List.of("catalog-service", "routine-service", "progress-service")) {
            String health = "http://localhost:" + world.stack.port(service) + "/q/health/";
            questions.add(new Question("liveness of " + service, request(health + "live", ""), Set.of("200")));
            questions.add(
                    new Question("readiness of " + service, request(health + "ready", ""), Set.of("503", "503 later")));
        }
        Person person = world.people.getFirst();
        String api = world.gateway() + "/api";
        questions.add(new Question("an exercise", request(api + "/catalog/exercises/sit-up", ""), Set.of("200")));
        questions.add(new Question("the exercises", request(api + "/catalog/exercises?limit=100", ""), Set.of("200")));
        questions.add(new Question(
                "a profile",
                request(api + "/routine/patients/" + person.id() + "/profile", person.token()),
                Set.of("503 later")));
        questions.add(new Question(
                "a summary", request(api + "/progress/patients/" + person.id(), person.token()), Set.of("503 later")));
        return questions;
    }

    private static HttpRequest request(String uri, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uri)).timeout(PATIENCE);
        return (token.isEmpty() ? request : request.header("Authorization", "Bearer " + token)).build();
    }

    private void keepAsking(Question it) {
        try {
            while (watching) {
                String answer = answer(it);
                if (watching) {
                    answered.add(it.what());
                    if (!it.wanted().contains(answer)) {
                        wrong.merge(it.what() + ": " + answer + ", not " + it.wanted(), 1, Integer::sum);
                    }
                }
                Thread.sleep(BETWEEN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String answer(Question it) throws InterruptedException {
        try {
            HttpResponse<String> answer = http.send(it.request(), HttpResponse.BodyHandlers.ofString());
            boolean saysWhen = answer.headers().firstValue("Retry-After").isPresent();
            return answer.statusCode() + (saysWhen ? " later" : "");
        } catch (HttpTimeoutException e) {
            return "nothing in time";
        } catch (IOException e) {
            return e.getClass().getSimpleName();
        }
    }

    /** Ends while the database is still away, and tells what was answered wrong. */
    @Override
    public void close() {
        watching = false;
        asking.shutdownNow();
        http.shutdownNow();
        // What is over sooner may leave the first answer on its way.
        boolean isLong = System.nanoTime() - begun > 2 * PATIENCE.toNanos();
        trial.expect(wrong.isEmpty(), "meanwhile was answered: %s", new TreeMap<>(wrong));
        for (Question it : questions) {
            boolean inTime = !isLong || answered.contains(it.what());
            trial.expect(inTime, "no answer before the end: %s", it.what());
        }
    }
}
