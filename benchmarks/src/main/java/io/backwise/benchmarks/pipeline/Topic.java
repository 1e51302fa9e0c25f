package io.backwise.benchmarks.pipeline;

import io.backwise.benchmarks.measure.MeasuredSystem;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What the controls need of Kafka. */
final class Topic {
    /** As the topics of events have. */
    private static final int PARTITIONS = 4;

    private Topic() {}

    static void create(MeasuredSystem system, String name) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", (Object) system.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(name, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
    }

    /** A consumer as the services' are: committed data only, up to 500 records a poll. */
    static KafkaConsumer<byte[], byte[]> consumer(MeasuredSystem system) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", system.bootstrapServers());
        settings.put("group.id", "control");
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", "earliest");
        settings.put("isolation.level", "read_committed");
        settings.put("max.poll.records", 500);
        settings.put("max.partition.fetch.bytes", 8 << 20);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Gives the consumer every partition, without a group that could rebalance. */
    static List<TopicPartition> assign(KafkaConsumer<?, ?> consumer, String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic, Duration.ofSeconds(10)).stream()
                .map(it -> new TopicPartition(topic, it.partition()))
                .toList();
        consumer.assign(partitions);
        return partitions;
    }
}
