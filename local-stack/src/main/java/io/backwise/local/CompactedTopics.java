package io.backwise.local;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Topics of which the broker keeps the last record of each key. */
final class CompactedTopics {
    /** Where a record lies, as its dead letter tells of it. */
    private record Place(String topic, String partition, String offset) {
        static Place of(ConsumerRecord<byte[], byte[]> record) {
            return new Place(record.topic(), Integer.toString(record.partition()), Long.toString(record.offset()));
        }

        static Place told(ConsumerRecord<byte[], byte[]> letter) {
            return new Place(
                    DeadLetterTopics.source(letter.topic()),
                    DeadLetterTopics.header(letter, "dead-letter-partition"),
                    DeadLetterTopics.header(letter, "dead-letter-offset"));
        }
    }

    private CompactedTopics() {}

    /** The letters without those of compacted topics of which a later record of the same key stands. */
    static List<ConsumerRecord<byte[], byte[]>> withoutEarlier(
            List<ConsumerRecord<byte[], byte[]>> letters, KafkaConsumer<byte[], byte[]> consumer, String brokers) {
        Set<String> sources = new HashSet<>();
        letters.forEach(it -> sources.add(DeadLetterTopics.source(it.topic())));
        Set<String> compacted = compacted(sources, brokers);
        Set<Place> last = last(compacted, consumer);
        return letters.stream()
                .filter(it -> !compacted.contains(DeadLetterTopics.source(it.topic())) || last.contains(Place.told(it)))
                .toList();
    }

    private static Set<String> compacted(Set<String> topics, String brokers) {
        Set<String> compacted = new HashSet<>();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            for (Map.Entry<ConfigResource, KafkaFuture<Config>> topic : admin.describeConfigs(topics.stream()
                            .map(it -> new ConfigResource(ConfigResource.Type.TOPIC, it))
                            .toList())
                    .values()
                    .entrySet()) {
                if (isCompacted(topic.getValue())) {
                    compacted.add(topic.getKey().name());
                }
            }
            return compacted;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        } catch (ExecutionException e) {
            throw new StackException("the broker " + brokers + " does not answer: " + e.getCause(), e);
        }
    }

    /** One that is gone keeps nothing, and the others are not to wait for it. */
    private static boolean isCompacted(KafkaFuture<Config> topic) throws ExecutionException, InterruptedException {
        try {
            return topic.get()
                    .get(TopicConfig.CLEANUP_POLICY_CONFIG)
                    .value()
                    .contains(TopicConfig.CLEANUP_POLICY_COMPACT);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw e;
        }
    }

    private static Set<Place> last(Set<String> topics, KafkaConsumer<byte[], byte[]> consumer) {
        List<TopicPartition> parts = topics.stream()
                .flatMap(topic ->
                        consumer.partitionsFor(topic).stream().map(it -> new TopicPartition(topic, it.partition())))
                .toList();
        Map<TopicPartition, Map<ByteBuffer, Place>> last = new HashMap<>();
        DeadLetterTopics.read(consumer, parts, Map.of()).forEach(it -> last.computeIfAbsent(
                        new TopicPartition(it.topic(), it.partition()), part -> new HashMap<>())
                .put(ByteBuffer.wrap(it.key()), Place.of(it)));
        Set<Place> places = new HashSet<>();
        last.values().forEach(it -> places.addAll(it.values()));
        return places;
    }
}
