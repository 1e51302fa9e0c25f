package io.backwise.kit.outbox;

import static io.backwise.kit.outbox.RelayParts.TOPIC;
import static io.backwise.kit.outbox.RelayParts.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.testkit.LogLines;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Relays that come and go, that are woken, and that find no broker; on a real database and a real broker. */
class OutboxReplicasTest {
    private static final int KEYS = 20;
    private static final int CHANGES = 4;

    /** Far beyond the patience of this test. */
    private static final String NEVER = "10m";

    @TempDir
    private Path directory;

    /** Of each key every event is there, in its order, whoever published it; one that was published again is so beside itself. */
    @Test
    void replicasThatComeAndGoKeepTheOrderOfEachKey() throws Exception {
        Map<String, String> config = Map.of("share-every", "200ms");
        try (RelayParts parts = new RelayParts(directory)) {
            OutboxRelay first = parts.relay(config, new OutboxSignal());
            first.start(new StartupEvent());
            AtomicBoolean writing = new AtomicBoolean(true);
            AtomicInteger written = new AtomicInteger();
            Thread writer = Thread.ofVirtual().start(() -> writeWhile(parts, writing, written));
            for (int i = 0; i < CHANGES; i++) {
                OutboxRelay second = parts.relay(config, new OutboxSignal());
                second.start(new StartupEvent());
                Thread.sleep(1_500);
                // The one that was there goes, and the other stays: the shards change hands in both directions.
                first.stop(new ShutdownEvent());
                first = second;
                Thread.sleep(500);
            }
            writing.set(false);
            writer.join();
            parts.awaitRows(0);
            first.stop(new ShutdownEvent());
            assertThat(written.get()).isGreaterThan(100);
            for (int key = 0; key < KEYS; key++) {
                String name = "key-" + key + "-";
                List<String> wanted = IntStream.rangeClosed(1, written.get())
                        .mapToObj(number -> name + " " + number)
                        .toList();
                assertThat(parts.published(TOPIC, name).stream().distinct().toList())
                        .isEqualTo(wanted);
            }
        }
    }

    private static void writeWhile(RelayParts parts, AtomicBoolean writing, AtomicInteger written) {
        try (Connection connection = parts.connect()) {
            connection.setAutoCommit(false);
            while (writing.get()) {
                for (int key = 0; key < KEYS; key++) {
                    write(connection, TOPIC, "key-" + key + "-", written.get() + 1);
                }
                connection.commit();
                written.incrementAndGet();
                Thread.sleep(5);
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aRelayThatSleepsIsWokenByWhatWasCommitted() throws Exception {
        OutboxSignal signal = new OutboxSignal();
        try (RelayParts parts = new RelayParts(directory)) {
            // It owns its shards after the first look; from then on only the signal wakes it.
            OutboxRelay relay = parts.relay(Map.of("idle-poll", NEVER, "busy-poll", NEVER), signal);
            relay.start(new StartupEvent());
            try (Connection connection = parts.connect()) {
                write(connection, TOPIC, "asleep", 1);
                awaitAsleep(parts);
                signal.committed();
                parts.awaitRows(0);
                write(connection, TOPIC, "asleep", 2);
                Thread.sleep(1_000);
                assertThat(parts.rows()).as("nobody has told it").isEqualTo(1);
                signal.committed();
                parts.awaitRows(0);
            }
            relay.stop(new ShutdownEvent());
        }
    }

    /** It may have found the first row by itself; then there has to be nothing to wait for. */
    private static void awaitAsleep(RelayParts parts) throws Exception {
        Thread.sleep(2_000);
        assertThat(parts.rows()).isLessThanOrEqualTo(1);
    }

    @Test
    void aBrokerThatIsAwayIsAskedLessAndLess() throws Exception {
        try (RelayParts parts = new RelayParts(directory);
                LogLines told = LogLines.of(OutboxRelay.class.getName())) {
            OutboxRelay relay = parts.relay(
                    Map.of("send-timeout", "100ms", "backoff", "200ms", "max-backoff", "800ms"),
                    new OutboxSignal(),
                    "127.0.0.1:1");
            relay.start(new StartupEvent());
            for (int i = 0; i < 400 && waits(told).size() < 5; i++) {
                Thread.sleep(50);
            }
            relay.stop(new ShutdownEvent());
            assertThat(waits(told).subList(0, 5)).containsExactly(200, 400, 800, 800, 800);
        }
    }

    /** Milliseconds that it said it waits. */
    private static List<Integer> waits(LogLines told) {
        return told.heard().stream()
                .filter(it -> it.contains("outbox relay waits"))
                .map(it -> Integer.parseInt(it.replaceAll(".*waits (\\d+) ms.*", "$1")))
                .toList();
    }
}
