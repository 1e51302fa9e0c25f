package io.backwise.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backwise.embedded.Durability;
import io.backwise.embedded.KafkaPart;
import io.backwise.embedded.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Publishers of several shards on a real broker. */
class OutboxPublishersTest {
    private static final String TOPIC = "session-completed";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @TempDir
    static Path directory;

    private static KafkaPart kafka;

    @BeforeAll
    static void start() throws Exception {
        kafka = KafkaPart.start(directory.resolve("kafka"), Ports.free(), Ports.free(), Durability.FAST);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 4, (short) 1))).all().get();
        }
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void aShardThatFailsDoesNotKeepTheOthersFromBeingToldOf() throws Exception {
        List<Integer> acknowledged = new ArrayList<>();
        List<OutboxRow> rows = List.of(row(0, 1), row(1, 2), row(2, 3), row(1, 4));
        try (OutboxPublishers publishers = new OutboxPublishers(kafka.bootstrapServers(), "test", TIMEOUT)) {
            publishers.keep(Set.of(0, 1, 2));
            publishers.publish(rows, sent -> sent.forEach(it -> acknowledged.add(it.shard())));
            assertThat(acknowledged).containsExactlyInAnyOrder(0, 1, 1, 2);

            acknowledged.clear();
            // Another relay took the shard over.
            new OutboxPublisher(kafka.bootstrapServers(), "test", 1, TIMEOUT).close();
            assertThatThrownBy(() -> publishers.publish(rows, sent -> sent.forEach(it -> acknowledged.add(it.shard()))))
                    .isInstanceOf(KafkaException.class);
            assertThat(acknowledged).containsExactlyInAnyOrder(0, 2);
        }
    }

    @Test
    void theLargestBodyThatTheOutboxTakesIsPublished() throws Exception {
        List<OutboxRow> acknowledged = new ArrayList<>();
        List<OutboxRow> rows = List.of(row(3, 5, "x".repeat(Outbox.MOST_BYTES)));
        try (OutboxPublishers publishers = new OutboxPublishers(kafka.bootstrapServers(), "test", TIMEOUT)) {
            publishers.keep(Set.of(3));
            publishers.publish(rows, acknowledged::addAll);
        }
        assertThat(acknowledged).isEqualTo(rows);
    }

    private static OutboxRow row(int shard, long position) {
        return row(shard, position, "{}");
    }

    private static OutboxRow row(int shard, long position, String data) {
        return new OutboxRow(
                shard,
                position,
                UUID.randomUUID(),
                TOPIC,
                "key " + shard,
                "type",
                "/test",
                OffsetDateTime.now(ZoneOffset.UTC),
                null,
                data,
                List.of());
    }
}
