package io.backwise.progress.rebuild;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The last event of each partition. A partition does not end with it: markers of transactions follow, and what was aborted,
 * which take offsets and are never consumed. So the last records are read. Nor does what can be read end there: events lie
 * behind a transaction that is still open. So it is read up to where anything at all was written, once that is decided.
 */
final class LastEvents implements AutoCloseable {
    private static final Duration WAIT = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int FIRST_STEP = 64;
    private static final int LONGER = 8;

    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> begins;
    private final Map<TopicPartition, Long> ends;
    private final Map<TopicPartition, Long> afterLast = new HashMap<>();

    private final long deadline = System.nanoTime() + PATIENCE.toNanos();

    /** @param ends where everything ends that was written, be it decided or not */
    private LastEvents(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        this.consumer = consumer;
        this.ends = ends;
        consumer.assign(ends.keySet());
        begins = consumer.beginningOffsets(ends.keySet());
    }

    /**
     * Reads the ends of the topics; blocks, for some seconds at most.
     *
     * @return the offset after the last event, by {@code topic-partition}; 0 for a partition without any
     * @throws TimeoutException when the broker does not answer, or a transaction stays open
     */
    static Map<String, Long> of(Map<String, Object> settings, List<String> topics) {
        try (LastEvents it = new LastEvents(consumer(settings, "read_committed"), ends(settings, topics))) {
            return it.read();
        }
    }

    private static Map<TopicPartition, Long> ends(Map<String, Object> settings, List<String> topics) {
        try (Consumer<byte[], byte[]> consumer = consumer(settings, "read_uncommitted")) {
            return consumer.endOffsets(topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(it -> new TopicPartition(it.topic(), it.partition()))
                    .toList());
        }
    }

    private static Consumer<byte[], byte[]> consumer(Map<String, Object> settings, String isolation) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
        return new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, Long> read() {
        Set<TopicPartition> open = new HashSet<>(ends.keySet());
        for (long step = FIRST_STEP; !open.isEmpty(); step *= LONGER) {
            readFromBehind(open, step);
            long read = step;
            open.removeIf(part -> afterLast.containsKey(part) || from(part, read) == offset(begins, part));
        }
        Map<String, Long> named = new TreeMap<>();
        ends.keySet().forEach(part -> named.put(part.toString(), afterLast.getOrDefault(part, 0L)));
        return named;
    }

    /** Reads so many offsets before the end of these partitions, and nothing of the others. */
    private void readFromBehind(Set<TopicPartition> parts, long step) {
        ends.forEach((part, end) -> consumer.seek(part, parts.contains(part) ? from(part, step) : end));
        while (ends.keySet().stream().anyMatch(part -> consumer.position(part) < offset(ends, part))) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("Timeout: the topics cannot be read to their ends");
            }
            for (ConsumerRecord<byte[], byte[]> event : consumer.poll(WAIT)) {
                afterLast.put(new TopicPartition(event.topic(), event.partition()), event.offset() + 1);
            }
        }
    }

    private long from(TopicPartition part, long step) {
        return Math.max(offset(begins, part), offset(ends, part) - step);
    }

    private static long offset(Map<TopicPartition, Long> offsets, TopicPartition part) {
        return offsets.getOrDefault(part, 0L);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
