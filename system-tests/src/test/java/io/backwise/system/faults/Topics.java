package io.backwise.system.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topics as a client of their own sees them. */
final class Topics {
    /** What progress-service consumes. */
    static final List<String> OF_PATIENTS =
            List.of("plan-changed", "session-completed", "care-team-changed", "care-alert", "patient-erased");

    /** What routine-service consumes. */
    static final List<String> OF_OTHERS = List.of("exercise-changed", "rules-changed", "patient-accessed");

    static final List<String> ALL =
            Stream.concat(OF_PATIENTS.stream(), OF_OTHERS.stream()).toList();

    private static final Map<String, List<String>> GROUPS =
            Map.of("progress-service", OF_PATIENTS, "routine-service", OF_OTHERS);
    private static final String LETTERS = "-dead-letter";
    private static final int LARGEST = 8 << 20;

    private static final long MUCH = 1_000;

    /** Seconds, for whoever watches while a fault is on. */
    private static final int BRISK = 4;

    /** Seconds, for whoever looks when it is over. */
    private static final int PATIENT = 30;

    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final String brokers;

    Topics(String brokers) {
        this.brokers = brokers;
    }

    /** Where a record lies: what it is known by, whatever it says. */
    record Place(String topic, int partition, long offset) {
        static Place of(ConsumerRecord<byte[], byte[]> record) {
            return new Place(record.topic(), record.partition(), record.offset());
        }
    }

    /** Every topic for dead letters that there is. */
    List<String> ofDeadLetters() throws Exception {
        return names().stream().filter(it -> it.endsWith(LETTERS)).toList();
    }

    /** Topics that there are, and no service reads. */
    List<String> unread() throws Exception {
        List<String> names = new ArrayList<>(names());
        names.removeIf(it -> it.endsWith(LETTERS));
        GROUPS.values().forEach(names::removeAll);
        return names;
    }

    /** In a cluster: topics that do not outlive the loss of one broker without a word. */
    List<String> weak() throws Exception {
        try (Admin admin = admin()) {
            return Copies.lacking(admin, names());
        }
    }

    private List<String> names() throws Exception {
        try (Admin admin = admin()) {
            return admin.listTopics().names().get(PATIENT, TimeUnit.SECONDS).stream()
                    .sorted()
                    .toList();
        }
    }

    /** Everything committed that lies on the topic. */
    List<ConsumerRecord<byte[], byte[]>> all(String topic) {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(PATIENT)) {
            List<TopicPartition> parts = consumer.partitionsFor(topic).stream()
                    .map(it -> new TopicPartition(topic, it.partition()))
                    .toList();
            consumer.assign(parts);
            consumer.seekToBeginning(parts);
            Map<TopicPartition, Long> ends = consumer.endOffsets(parts);
            long last = System.nanoTime() + LONGEST.toNanos();
            while (isBehind(consumer, ends, last)) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
        }
        return found;
    }

    static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** Sends the records and waits for the broker; gives where each lies then. */
    List<Place> send(List<ProducerRecord<byte[], byte[]>> records) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", brokers, "acks", "all", "max.request.size", LARGEST),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (ProducerRecord<byte[], byte[]> it : records) {
                sent.add(producer.send(it));
            }
            List<Place> places = new ArrayList<>();
            for (Future<RecordMetadata> one : sent) {
                RecordMetadata it = one.get();
                places.add(new Place(it.topic(), it.partition(), it.offset()));
            }
            return places;
        }
    }

    /**
     * Records that a service has not consumed. Markers of transactions take offsets and are never consumed: when little
     * is left it is read, and only what can be read counts.
     */
    long lag() throws Exception {
        try (Admin admin = admin()) {
            Map<TopicPartition, Long> left = new HashMap<>();
            long lag = 0;
            for (var group : GROUPS.entrySet()) {
                Map<TopicPartition, OffsetAndMetadata> consumed = admin.listConsumerGroupOffsets(group.getKey())
                        .partitionsToOffsetAndMetadata()
                        .get(5, TimeUnit.SECONDS);
                for (var end : ends(admin, group.getValue(), BRISK).entrySet()) {
                    OffsetAndMetadata at = consumed.get(end.getKey());
                    long from = at == null ? 0 : at.offset();
                    if (from < end.getValue().offset()) {
                        left.put(end.getKey(), from);
                        lag += end.getValue().offset() - from;
                    }
                }
            }
            return lag > MUCH ? lag : readable(left);
        }
    }

    private long readable(Map<TopicPartition, Long> from) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(BRISK)) {
            consumer.assign(from.keySet());
            from.forEach(consumer::seek);
            Map<TopicPartition, Long> ends = consumer.endOffsets(from.keySet());
            long found = 0;
            long last = System.nanoTime() + Duration.ofSeconds(PATIENT).toNanos();
            while (isBehind(consumer, ends, last)) {
                found += consumer.poll(Duration.ofMillis(100)).count();
            }
            return found;
        }
    }

    /** While the broker is away there is no end to it. */
    private static boolean isBehind(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends, long last) {
        boolean behind = ends.entrySet().stream().anyMatch(it -> consumer.position(it.getKey()) < it.getValue());
        if (behind && System.nanoTime() > last) {
            throw new IllegalStateException("the topics cannot be read to their ends");
        }
        return behind;
    }

    private KafkaConsumer<byte[], byte[]> consumer(int seconds) {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        brokers,
                        "isolation.level",
                        "read_committed",
                        "max.partition.fetch.bytes",
                        LARGEST,
                        "default.api.timeout.ms",
                        1_000 * seconds),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private static Map<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> ends(
            Admin admin, List<String> topics, int seconds)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        admin.describeTopics(topics)
                .allTopicNames()
                .get(seconds, TimeUnit.SECONDS)
                .forEach((topic, it) -> it.partitions()
                        .forEach(part -> asked.put(new TopicPartition(topic, part.partition()), OffsetSpec.latest())));
        return admin.listOffsets(asked).all().get(seconds, TimeUnit.SECONDS);
    }

    /** Sets every group back to the first offset of every partition; nobody of them may run. */
    void rewind() throws Exception {
        try (Admin admin = admin()) {
            for (var group : GROUPS.entrySet()) {
                Map<TopicPartition, OffsetAndMetadata> start = ends(admin, group.getValue(), PATIENT).keySet().stream()
                        .collect(Collectors.toMap(it -> it, it -> new OffsetAndMetadata(0)));
                rewind(admin, group.getKey(), start);
            }
        }
    }

    /** A group is empty once the broker has noticed that its members are gone. */
    private static void rewind(Admin admin, String group, Map<TopicPartition, OffsetAndMetadata> start)
            throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            try {
                admin.alterConsumerGroupOffsets(group, start).all().get(5, TimeUnit.SECONDS);
                return;
            } catch (ExecutionException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                Thread.sleep(500);
            }
        }
    }

    private Admin admin() {
        return Admin.create(
                Map.of("bootstrap.servers", brokers, "request.timeout.ms", 3_000, "default.api.timeout.ms", 4_000));
    }
}
