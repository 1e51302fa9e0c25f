package io.backwise.kit.consuming;

import io.backwise.embedded.Durability;
import io.backwise.embedded.KafkaPart;
import io.backwise.embedded.Ports;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A real broker with topics for dead letters. */
final class LetterBox implements AutoCloseable {
    private final KafkaPart kafka;

    private LetterBox(KafkaPart kafka) {
        this.kafka = kafka;
    }

    static LetterBox start(Path directory) {
        return new LetterBox(KafkaPart.start(directory.resolve("kafka"), Ports.free(), Ports.free(), Durability.FAST));
    }

    String brokers() {
        return kafka.bootstrapServers();
    }

    /** Makes the topic for the letters of this one, with the limit that they have everywhere. */
    String topic(String name) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers()))) {
            admin.createTopics(List.of(new NewTopic(name + "-dead-letter", Optional.of(1), Optional.of((short) 1))
                            .configs(Map.of("max.message.bytes", "8388608"))))
                    .all()
                    .get();
        }
        return name;
    }

    /** Every letter of the topic. */
    List<ConsumerRecord<byte[], byte[]>> of(String topic) {
        TopicPartition part = new TopicPartition(topic + "-dead-letter", 0);
        List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers()), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(part));
            consumer.seekToBeginning(List.of(part));
            long end = consumer.endOffsets(List.of(part)).get(part);
            while (consumer.position(part) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(letters::add);
            }
        }
        return letters;
    }

    static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        kafka.close();
    }
}
