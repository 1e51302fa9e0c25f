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
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The last event of each partition. A partition does not end with it: markers of transactions follow, and what was aborted,
 * which take offsets and are never consumed. So the last records are read.
 */
final class LastEvents implements AutoCloseable {
    private static final Duration WAIT = Duration.ofMillis(200);
    private static final int FIRST_STEP = 64;
    private static final int LONGER = 8;

    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> begins;
    private final Map<TopicPartition, Long> ends;
    private final Map<TopicPartition, Long> afterLast = new HashMap<>();

    private LastEvents(Consumer<byte[], byte[]> consumer, List<String> topics) {
        this.consumer = consumer;
        consumer.assign(topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(it -> new TopicPartition(it.topic(), it.partition()))
                .toList());
        begins = consumer.beginningOffsets(consumer.assignment());
        ends = consumer.endOffsets(consumer.assignment());
    }

    /**
     * Reads the ends of the topics; blocks.
     *
     * @return the offset after the last event, by {@code topic-partition}; 0 for a partition without any
     */
    static Map<String, Long> of(Map<String, Object> settings, List<String> topics) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        try (LastEvents it = new LastEvents(
                new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer()), topics)) {
            return it.read();
        }
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
