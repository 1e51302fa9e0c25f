package io.backwise.benchmarks.pipeline;

import io.backwise.benchmarks.measure.Clinic;
import io.backwise.benchmarks.measure.MeasuredSystem;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** The subject: patients report to the routine-service, and see their streak on the progress-service's stream. */
final class ReportLoad implements Load, AutoCloseable {
    private static final int AT_A_TIME = 50;
    private static final int LATE_EVERY = 10;

    private final MeasuredSystem system;
    private final HttpClient reports = client();
    private final HttpClient streams = client();
    private final List<Patient> patients;
    private final PublishedWatch published;
    private final AtomicLong next = new AtomicLong();

    ReportLoad(MeasuredSystem system, int patients) throws Exception {
        this.system = system;
        published = new PublishedWatch(system);
        this.patients = new Clinic(system, reports)
                .admit(patients).stream().map(Patient::new).toList();
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (int i = 0; i < this.patients.size(); i++) {
            open(this.patients.get(i));
            // Some at a time: a service takes in only so many at once.
            if (i % AT_A_TIME == 0 || i == this.patients.size() - 1) {
                awaitWatching(this.patients.subList(0, i + 1), end);
            }
        }
    }

    private void open(Patient it) {
        streams.sendAsync(
                HttpRequest.newBuilder(URI.create(
                                system.url(MeasuredSystem.PROGRESS) + "/api/progress/patients/" + it.id() + "/stream"))
                        .header("Authorization", "Bearer " + it.token())
                        .build(),
                HttpResponse.BodyHandlers.fromLineSubscriber(new StreakStream(it)));
    }

    private static void awaitWatching(List<Patient> some, long end) throws InterruptedException {
        while (!some.stream().allMatch(Patient::isWatching)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not every stream has begun");
            }
            Thread.sleep(20);
        }
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    /** Goes round the patients. */
    @Override
    public void send(int n, InFlight report) {
        long number = next.getAndIncrement();
        Patient patient = patients.get((int) (number % patients.size()));
        UUID session = Identifiers.v7(System.currentTimeMillis(), number);
        Instant performedAt = Instant.now()
                .minus(daysLate(number / patients.size()), ChronoUnit.DAYS)
                .truncatedTo(ChronoUnit.SECONDS);
        HttpRequest request = HttpRequest.newBuilder(URI.create(system.url(MeasuredSystem.ROUTINE)
                        + "/api/routine/patients/" + patient.id() + "/sessions/" + session))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + patient.token())
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(patient.report(performedAt.toString())))
                .build();
        patient.expect(report);
        published.expect(session, report);
        reports.sendAsync(request, HttpResponse.BodyHandlers.ofString()).whenComplete((answer, failure) -> {
            if (failure != null) {
                report.failed(failure.toString());
            } else if (answer.statusCode() == 201) {
                report.acknowledged();
            } else {
                report.failed(answer.statusCode() + " " + answer.body());
            }
        });
    }

    /** Who was without a network reports late: every tenth time, by some days. */
    private static long daysLate(long turn) {
        return turn % LATE_EVERY == LATE_EVERY - 1 ? 1 + turn / LATE_EVERY % (Clinic.DAYS - 1) : 0;
    }

    @Override
    public void close() throws InterruptedException {
        // The streams would go on for ever.
        streams.shutdownNow();
        reports.close();
        published.close();
    }
}
