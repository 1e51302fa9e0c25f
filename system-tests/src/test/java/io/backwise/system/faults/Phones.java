package io.backwise.system.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Reports at a steady rate, whether the system keeps up or not; each is sent again, as it was, until it is acknowledged.
 * Beside them somebody reads the catalogue, and people with conditions have sessions composed.
 */
final class Phones implements AutoCloseable {
    private static final Duration TRY = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    /** Sessions composed a second. */
    private static final int COMPOSED = 2;

    private static final int FIRST_PAUSE = 200;
    private static final int LAST_PAUSE = 8_000;

    private final HttpClient http;
    private final String gateway;
    private final List<Person> people;
    private final Journal journal;
    private final List<Composer> composers;
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
    private final Random random;
    private final AtomicInteger turns = new AtomicInteger();
    private volatile boolean reporting = true;

    /** @param seed of who reports, and what */
    Phones(String gateway, List<Person> people, List<Composer> composers, Journal journal, long seed) {
        this.random = new Random(seed);
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build();
        this.gateway = gateway;
        this.people = people;
        this.composers = composers;
        this.journal = journal;
    }

    /** @param perSecond reports; a fifth as many reads of the catalogue */
    Phones start(int perSecond) {
        calls.execute(() -> steadily(perSecond, this::next));
        calls.execute(() -> steadily(Math.max(1, perSecond / 5), () -> this::read));
        calls.execute(() -> steadily(COMPOSED, () -> this::compose));
        return this;
    }

    /** Reports alone. */
    Phones reporting(int perSecond) {
        calls.execute(() -> steadily(perSecond, this::next));
        return this;
    }

    /** So many people send one report after the other; gives how many reports a second are acknowledged meanwhile. */
    double rush(int callers, int seconds) throws InterruptedException {
        int before = journal.acknowledged.size();
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        CountDownLatch calling = new CountDownLatch(callers);
        for (int i = 0; i < callers; i++) {
            calls.execute(() -> {
                while (System.nanoTime() < end) {
                    next().run();
                }
                calling.countDown();
            });
        }
        Thread.sleep(Duration.ofSeconds(seconds));
        int acknowledged = journal.acknowledged.size() - before;
        calling.await();
        return (double) acknowledged / seconds;
    }

    private void steadily(int perSecond, Supplier<Runnable> work) {
        long pause = Duration.ofSeconds(1).toNanos() / perSecond;
        for (long next = System.nanoTime(); reporting; next += pause) {
            sleepUntil(next);
            if (reporting) {
                calls.execute(work.get());
            }
        }
    }

    /** Drawn one after the other, so that they come again with the seed. */
    private synchronized Runnable next() {
        Person person = people.get(random.nextInt(people.size()));
        Person.Report report = person.report(random);
        return () -> send(person, report);
    }

    private void send(Person person, Person.Report report) {
        journal.sent.add(report.sessionId());
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (int pause = FIRST_PAUSE; System.nanoTime() < end; pause = Math.min(LAST_PAUSE, 2 * pause)) {
            if (isSettled(person, report)) {
                return;
            }
            sleepUntil(System.nanoTime() + Duration.ofMillis(pause).toNanos());
        }
    }

    private boolean isSettled(Person person, Person.Report report) {
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(gateway + report.path()))
                            .timeout(TRY)
                            .header("Authorization", "Bearer " + person.token())
                            .header("Content-Type", "application/json")
                            .PUT(HttpRequest.BodyPublishers.ofString(report.body()))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            int status = answer.statusCode();
            if (status == 200 || status == 201) {
                journal.acknowledged.add(report.sessionId());
                return true;
            }
            journal.failed("status " + status);
            if (status == 503) {
                journal.unavailable.incrementAndGet();
            }
            if (status == 503 && answer.headers().firstValue("Retry-After").isEmpty()) {
                journal.withoutRetryAfter.incrementAndGet();
            }
            if (status != 503 && status != 429) {
                journal.refused.put(report.sessionId(), status);
                return true;
            }
            return false;
        } catch (IOException e) {
            journal.failed(e.getClass().getSimpleName());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void read() {
        try {
            int status = http.send(
                            HttpRequest.newBuilder(URI.create(gateway + "/api/catalog/exercises/sit-up"))
                                    .timeout(TRY)
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status != 200) {
                journal.failedReads.incrementAndGet();
            }
        } catch (IOException e) {
            journal.failedReads.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Everybody in turn, and of each in turn what is composed anew, the plan, and what it shows of today. */
    private void compose() {
        int turn = turns.getAndIncrement();
        Composer it = composers.get(turn % composers.size());
        try {
            HttpResponse<String> answer = http.send(
                    it.request(gateway, turn / composers.size() % 3, TRY), HttpResponse.BodyHandlers.ofString());
            JsonNode session = World.JSON.readTree(answer.body());
            // Today may be no day of the plan, as until three in the morning of its first.
            if (answer.statusCode() == 200
                    && Set.of("", "due", "done").contains(session.path("state").asText())) {
                journal.served.add(it.served(session));
            }
        } catch (IOException e) {
            // The reports tell of it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sleepUntil(long nanos) {
        long left = nanos - System.nanoTime();
        if (left > 0) {
            try {
                Thread.sleep(Duration.ofNanos(left));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Makes no new reports; those on their way go on. */
    void stop() {
        reporting = false;
    }

    /** Makes no new reports, and waits for those on their way. */
    void finish() throws InterruptedException {
        reporting = false;
        calls.shutdown();
        calls.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        reporting = false;
        calls.shutdownNow();
        http.shutdownNow();
    }
}
