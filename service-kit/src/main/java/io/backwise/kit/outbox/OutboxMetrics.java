package io.backwise.kit.outbox;

import io.backwise.kit.schedule.RegularJob;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * What the outbox tells of itself: {@code backwise.outbox.backlog} rows wait, the oldest since
 * {@code backwise.outbox.oldest.age} seconds; {@code backwise.outbox.publish} times each event from when it was written to
 * the broker's acknowledgement. Backlog and age are those of the table, so every replica tells the same; while the database does
 * not answer they are not a number.
 */
@ApplicationScoped
class OutboxMetrics {
    private final RegularJob job = new RegularJob(Logger.getLogger(OutboxMetrics.class), "the count of the outbox");
    private final Outbox outbox;
    private final AtomicReference<Double> backlog = new AtomicReference<>(Double.NaN);
    private final AtomicReference<Double> oldestAge = new AtomicReference<>(Double.NaN);
    private final Timer publish;

    OutboxMetrics(Outbox outbox, MeterRegistry metrics) {
        this.outbox = outbox;
        metrics.gauge("backwise.outbox.backlog", backlog, AtomicReference::get);
        metrics.gauge("backwise.outbox.oldest.age", oldestAge, AtomicReference::get);
        publish = Timer.builder("backwise.outbox.publish")
                .publishPercentiles(0.5, 0.99)
                .register(metrics);
    }

    void published(List<OutboxRow> rows) {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        rows.forEach(it -> publish.record(Duration.between(it.occurredAt(), now)));
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return job.run(() -> Panache.withSession(outbox::backlog)
                .invoke(it -> tell(it.rows(), it.oldestSeconds()))
                .onFailure()
                .invoke(() -> tell(Double.NaN, Double.NaN)));
    }

    private void tell(double rows, double seconds) {
        backlog.set(rows);
        oldestAge.set(seconds);
    }
}
