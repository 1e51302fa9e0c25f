package io.backwise.kit.outbox;

import io.backwise.kit.fault.HaltPoint;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Publishes committed outbox rows, in order, at least once. One thread of its own with blocking clients, so that a
 * broker that hangs never touches an event loop.
 *
 * <p>The replicas of a service share the shards of the outbox ({@link Shares}): each relays those of which it holds the
 * advisory lock, and its Kafka producer fences an earlier holder by the shard's transactional id. A row goes away only after
 * the broker has acknowledged all of its shard's batch; on any failure the relay starts again at the first row that is left.
 */
@ApplicationScoped
class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    private final DataSource database;
    private final OutboxConfig config;
    private final OutboxSignal signal;
    private final OutboxMetrics metrics;
    private final String service;
    private final String brokers;
    private volatile boolean running = true;

    /** How long it waits after the next failure; only its own thread knows of it. */
    private Duration pause;

    private final Thread thread = new Thread(this::run, "outbox-relay");

    OutboxRelay(
            DataSource database,
            OutboxConfig config,
            OutboxSignal signal,
            OutboxMetrics metrics,
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "kafka.bootstrap.servers") String brokers) {
        this.database = database;
        this.config = config;
        this.signal = signal;
        this.metrics = metrics;
        this.service = service;
        this.brokers = brokers;
        this.pause = config.backoff();
    }

    void start(@Observes StartupEvent event) {
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        thread.interrupt();
        thread.join(Duration.ofSeconds(5));
    }

    private void run() {
        while (running) {
            try (OutboxTable table = OutboxTable.open(database, config.databaseTimeout());
                    OutboxPublishers publishers = new OutboxPublishers(brokers, service, config.sendTimeout())) {
                relay(table, publishers);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception | Error e) {
                // Whatever it was, the rows are still there; a relay that ended would let them lie.
                LOG.warnf("outbox relay waits %s ms: %s", pause.toMillis(), e);
                rest();
            }
        }
    }

    private void relay(OutboxTable table, OutboxPublishers publishers) throws SQLException, InterruptedException {
        long busyUntil = System.nanoTime();
        long shareAt = System.nanoTime();
        while (running) {
            if (System.nanoTime() >= shareAt) {
                table.leases().share();
                publishers.keep(table.leases().own());
                shareAt = System.nanoTime() + config.shareEvery().toNanos();
            }
            List<OutboxRow> rows = table.first(table.leases().own(), config.batch(), config.batchBytes());
            if (!rows.isEmpty()) {
                HaltPoint.OUTBOX_READ.pass();
                publishers.publish(rows, sent -> {
                    HaltPoint.OUTBOX_SENT.pass();
                    table.delete(sent);
                    HaltPoint.OUTBOX_DELETED.pass();
                    metrics.published(sent);
                });
                pause = config.backoff();
                busyUntil = System.nanoTime() + config.busyFor().toNanos();
            }
            if (rows.size() < config.batch()) {
                boolean busy = System.nanoTime() < busyUntil;
                if (signal.await(busy ? config.busyPoll() : config.idlePoll())) {
                    busyUntil = System.nanoTime() + config.busyFor().toNanos();
                }
            }
        }
    }

    private void rest() {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(config.maxBackoff()) < 0 ? doubled : config.maxBackoff();
    }
}
