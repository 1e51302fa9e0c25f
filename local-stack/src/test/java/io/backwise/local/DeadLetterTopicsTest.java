package io.backwise.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.embedded.Durability;
import io.backwise.embedded.KafkaPart;
import io.backwise.embedded.Ports;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What replaying does to the topics of a real broker. */
class DeadLetterTopicsTest {
    @TempDir
    static Path directory;

    /** Held, so that its level is not forgotten. */
    private static final Logger ALL = Logger.getLogger("");

    private static KafkaPart kafka;
    private static KafkaProducer<String, String> producer;

    @BeforeAll
    static void start() {
        ALL.setLevel(Level.WARNING);
        kafka = KafkaPart.start(directory.resolve("kafka"), Ports.free(), Ports.free(), Durability.FAST);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()), new StringSerializer(), new StringSerializer());
    }

    @AfterAll
    static void stop() {
        producer.close();
        kafka.close();
    }

    @Test
    void ofACompactedTopicOnlyTheLastOfAKeyIsReplayed() throws Exception {
        make("exercises", Map.of("cleanup.policy", "compact"));
        RecordMetadata older = send("exercises", "cat-cow", "version 1");
        send("exercises", "cat-cow", "version 2");
        RecordMetadata only = send("exercises", "dead-bug", "version 7");
        letter(older, "cat-cow", "version 1");
        letter(only, "dead-bug", "version 7");
        assertThat(replay("exercises"))
                .isEqualTo("1 dead letters replayed\n1 left out: a later record of the same key stands\n");
        assertThat(values("exercises")).containsExactly("version 1", "version 2", "version 7", "version 7");
        assertThat(replay("exercises")).isEqualTo("0 dead letters replayed\n");
    }

    @Test
    void ofAnotherTopicAllAre() throws Exception {
        make("sessions", Map.of());
        RecordMetadata older = send("sessions", "anna", "monday");
        send("sessions", "anna", "tuesday");
        letter(older, "anna", "monday");
        assertThat(replay("sessions")).isEqualTo("1 dead letters replayed\n");
        assertThat(values("sessions")).containsExactly("monday", "tuesday", "monday");
    }

    private static void make(String topic, Map<String, String> configs) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(
                            new NewTopic(topic, Optional.of(1), Optional.of((short) 1)).configs(configs),
                            new NewTopic(topic + "-dead-letter", Optional.of(1), Optional.of((short) 1))))
                    .all()
                    .get();
        }
    }

    private static RecordMetadata send(String topic, String key, String value) throws Exception {
        return producer.send(new ProducerRecord<>(topic, key, value)).get();
    }

    /** As a service puts it aside. */
    private static void letter(RecordMetadata place, String key, String value) throws Exception {
        ProducerRecord<String, String> letter = new ProducerRecord<>(place.topic() + "-dead-letter", key, value);
        Map.of(
                        "dead-letter-partition", Integer.toString(place.partition()),
                        "dead-letter-offset", Long.toString(place.offset()))
                .forEach((name, it) -> letter.headers().add(name, it.getBytes(StandardCharsets.UTF_8)));
        producer.send(letter).get();
    }

    private static String replay(String topic) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        new DeadLetterTopics(kafka.bootstrapServers(), new Console(new PrintStream(said, true, StandardCharsets.UTF_8)))
                .replay(Options.of(List.of("--topic", topic), "--topic"));
        return said.toString(StandardCharsets.UTF_8);
    }

    private static List<String> values(String topic) {
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> only = List.of(new TopicPartition(topic, 0));
            consumer.assign(only);
            consumer.seekToBeginning(only);
            long end = consumer.endOffsets(only).get(only.getFirst());
            while (consumer.position(only.getFirst()) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(it -> values.add(it.value()));
            }
        }
        return values;
    }
}
