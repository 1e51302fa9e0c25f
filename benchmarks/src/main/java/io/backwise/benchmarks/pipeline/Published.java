package io.backwise.benchmarks.pipeline;

import io.backwise.benchmarks.measure.MeasuredSystem;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Events that lie in Kafka.
 *
 * @param count how many
 * @param first the first session of each partition
 * @param last the last session of each partition: once they are in the ledger, so are all before them
 * @param from the offset of the first, by partition
 * @param until the offset after the last, by partition
 */
record Published(
        int count,
        Collection<UUID> first,
        Collection<UUID> last,
        Map<TopicPartition, Long> from,
        Map<TopicPartition, Long> until) {
    private static final int BATCH_BYTES = 256 << 10;
    private static final int LINGER_MILLIS = 20;

    Published {
        first = List.copyOf(first);
        last = List.copyOf(last);
        from = Map.copyOf(from);
        until = Map.copyOf(until);
    }

    /** Publishes the sessions from a number on. */
    static Published sessions(MeasuredSystem system, EventSource source, long start, int count) throws Exception {
        Map<TopicPartition, UUID> first = new HashMap<>();
        Map<TopicPartition, UUID> last = new HashMap<>();
        Map<TopicPartition, Long> from = new HashMap<>();
        Map<TopicPartition, Long> until = new HashMap<>();
        send(system, count, n -> source.session(start + n), (n, at, offset) -> {
            // Called in the order of a partition, on the producer's one thread.
            UUID session = source.sessionId(start + n);
            first.putIfAbsent(at, session);
            from.putIfAbsent(at, offset);
            last.put(at, session);
            until.put(at, offset + 1);
        });
        return new Published(count, first.values(), last.values(), from, until);
    }

    /** Publishes a plan for every patient. */
    static void plans(MeasuredSystem system, EventSource source) throws Exception {
        send(system, EventSource.PATIENTS, source::plan, (n, at, offset) -> {});
    }

    @FunctionalInterface
    private interface Acknowledged {
        void at(int n, TopicPartition partition, long offset);
    }

    private static void send(
            MeasuredSystem system,
            int count,
            IntFunction<ProducerRecord<byte[], byte[]>> events,
            Acknowledged acknowledged)
            throws ExecutionException {
        AtomicReference<@Nullable Exception> failed = new AtomicReference<>();
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                system.bootstrapServers(),
                "acks",
                "all",
                "batch.size",
                BATCH_BYTES,
                "linger.ms",
                LINGER_MILLIS);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < count; i++) {
                int n = i;
                producer.send(events.apply(n), (metadata, failure) -> {
                    if (failure == null) {
                        acknowledged.at(
                                n, new TopicPartition(metadata.topic(), metadata.partition()), metadata.offset());
                    } else {
                        failed.set(failure);
                    }
                });
            }
        }
        Exception failure = failed.get();
        if (failure != null) {
            throw new ExecutionException("events could not be published", failure);
        }
    }
}
