package io.backwise.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A Kafka client that is none of ours: writes CloudEvents in binary mode and reads what the services wrote. */
public final class Events {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Events() {}

    /** Sends one CloudEvent and waits for the broker's acknowledgement. */
    public static void send(String topic, String key, String type, String id, String json) {
        sendRaw(topic, key, json, headers(type, id));
    }

    private static Map<String, String> headers(String type, String id) {
        return Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                id,
                "ce_type",
                type,
                "ce_source",
                "/test",
                "ce_time",
                Instant.now().toString(),
                "content-type",
                "application/json");
    }

    /** A CloudEvent to be sent. */
    public record Outgoing(String topic, String key, String type, String id, String json) {}

    /** Sends the events in this order, and waits until the broker has acknowledged all. */
    public static void sendAll(List<Outgoing> events) {
        try (var producer = producer()) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (Outgoing it : events) {
                sent.add(producer.send(record(it.topic(), it.key(), it.json(), headers(it.type(), it.id()))));
            }
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends any record, well-formed or not, and waits for the acknowledgement. */
    public static void sendRaw(String topic, String key, String value, Map<String, String> headers) {
        try (var producer = producer()) {
            producer.send(record(topic, key, value, headers)).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A transaction that goes on until it is given up: what lies behind its events cannot be read meanwhile. */
    public static final class OpenTransaction implements AutoCloseable {
        private final KafkaProducer<byte[], byte[]> producer;

        private OpenTransaction(KafkaProducer<byte[], byte[]> producer) {
            this.producer = producer;
        }

        /** Gives it up: its events took offsets, and nobody ever reads them. */
        @Override
        public void close() {
            producer.abortTransaction();
            producer.close();
        }
    }

    /** Sends events in a transaction that is left open. */
    public static OpenTransaction begin(List<Outgoing> events) {
        KafkaProducer<byte[], byte[]> producer = producer(Map.of("transactional.id", "abandoned"));
        producer.initTransactions();
        producer.beginTransaction();
        events.forEach(it -> producer.send(record(it.topic(), it.key(), it.json(), headers(it.type(), it.id()))));
        producer.flush();
        return new OpenTransaction(producer);
    }

    /** Sends events in a transaction that is given up. */
    public static void abandon(List<Outgoing> events) {
        begin(events).close();
    }

    private static KafkaProducer<byte[], byte[]> producer() {
        return producer(Map.of());
    }

    private static KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("bootstrap.servers", Parts.bootstrapServers());
        settings.put("acks", "all");
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static ProducerRecord<byte[], byte[]> record(
            String topic, String key, String value, Map<String, String> headers) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, bytes(key), bytes(value));
        headers.forEach((name, text) -> record.headers().add(name, bytes(text)));
        return record;
    }

    /**
     * Reads the topic from its start until an event fits, committed transactions only.
     *
     * @throws AssertionError when none fits in time; it tells what was there
     */
    public static Event await(String topic, Predicate<Event> fits, Duration patience) {
        List<Event> seen = new ArrayList<>();
        Instant end = Instant.now().plus(patience);
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            assignAll(consumer, topic, end);
            while (Instant.now().isBefore(end)) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    Event event = event(record);
                    if (fits.test(event)) {
                        return event;
                    }
                    seen.add(event);
                }
            }
        }
        throw new AssertionError("no such event on " + topic + " within " + patience + "; seen: "
                + seen.stream().map(event -> event.type() + " " + event.key()).toList());
    }

    /** Everything that now lies on the topic, in order per partition. */
    public static List<Event> all(String topic) {
        List<Event> found = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            assignAll(consumer, topic, Instant.now().plusSeconds(10));
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> found.add(event(record)));
            }
        }
        return found;
    }

    private static KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        Parts.bootstrapServers(),
                        "isolation.level",
                        "read_committed",
                        "auto.offset.reset",
                        "earliest",
                        "max.partition.fetch.bytes",
                        8 << 20),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private static void assignAll(KafkaConsumer<byte[], byte[]> consumer, String topic, Instant end) {
        List<TopicPartition> partitions = List.of();
        while (partitions.isEmpty() && Instant.now().isBefore(end)) {
            partitions = consumer.partitionsFor(topic, Duration.ofSeconds(5)).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    private static Event event(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new LinkedHashMap<>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        String key = record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
        return new Event(record.topic(), key, headers, json(record.value()), record.partition(), record.offset());
    }

    private static JsonNode json(byte[] value) {
        try {
            return JSON.readTree(value);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
