package io.backwise.local;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.admin.Admin;
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

/**
 * The records that could not be consumed. {@code list} shows them without their bodies; {@code replay} sends those that
 * have not been replayed back to their topic, as they came. One whose body was too large to be kept is left out, and so is one of a
 * compacted topic where a later record of its key stands: sent again it would be the last, and what stands would be cleaned away.
 * How far was replayed is kept as the offsets of a consumer group, committed after the broker has acknowledged the records: a crash
 * replays some again, which changes nothing.
 */
final class DeadLetterTopics {
    private static final String SUFFIX = "-dead-letter";
    private static final String GROUP = "dead-letters-replayed";
    private static final String BODY_LEFT_OUT = "dead-letter-body-length";
    private static final int LARGEST_BATCH = 8 << 20;

    /** Before it is compressed. */
    private static final int LARGEST = 16 << 20;

    private static final String USAGE = "usage: ./backwise dead-letters list|replay [--topic NAME]";

    /** What the client tells of itself is not what was asked for. Held, so that its level is not forgotten. */
    private static final Logger CLIENT = Logger.getLogger("org.apache.kafka");

    private final Console console;
    private final String brokers;

    DeadLetterTopics(String brokers, Console console) {
        this.brokers = brokers;
        this.console = console;
    }

    static void run(List<String> words) {
        CLIENT.setLevel(Level.SEVERE);
        String what = words.isEmpty() ? "" : words.getFirst();
        Options options = Options.of(words.isEmpty() ? words : words.subList(1, words.size()), "--topic", "--data");
        RunningStack stack = RunningStack.needed(options);
        DeadLetterTopics topics =
                new DeadLetterTopics("localhost:" + stack.ports().kafka(), new Console(System.out));
        switch (what) {
            case "list" -> topics.list(options);
            case "replay" -> topics.replay(options);
            default -> throw new StackException(USAGE);
        }
    }

    private void list(Options options) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> parts = partitions(consumer, options);
            Map<TopicPartition, Long> replayed = replayed(consumer, parts);
            List<ConsumerRecord<byte[], byte[]>> letters = read(consumer, parts, Map.of());
            for (ConsumerRecord<byte[], byte[]> it : letters) {
                TopicPartition part = new TopicPartition(it.topic(), it.partition());
                console.say(Instant.ofEpochMilli(it.timestamp()) + "  " + header(it, "dead-letter-topic") + " "
                        + header(it, "dead-letter-partition") + "/" + header(it, "dead-letter-offset") + "  "
                        + header(it, "ce_type") + "  " + header(it, "dead-letter-cause")
                        + (it.offset() < replayed.getOrDefault(part, 0L) ? "  (replayed)" : ""));
            }
            console.say(letters.size() + " dead letters");
        }
    }

    void replay(Options options) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> parts = partitions(consumer, options);
            List<ConsumerRecord<byte[], byte[]>> letters = read(consumer, parts, replayed(consumer, parts));
            List<ConsumerRecord<byte[], byte[]>> whole = letters.stream()
                    .filter(it -> it.headers().lastHeader(BODY_LEFT_OUT) == null)
                    .toList();
            List<ConsumerRecord<byte[], byte[]>> last = CompactedTopics.withoutEarlier(whole, consumer, brokers);
            send(last);
            Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
            letters.forEach(it ->
                    done.put(new TopicPartition(it.topic(), it.partition()), new OffsetAndMetadata(it.offset() + 1)));
            consumer.commitSync(done);
            console.say(last.size() + " dead letters replayed");
            if (last.size() < whole.size()) {
                console.say((whole.size() - last.size()) + " left out: a later record of the same key stands");
            }
            if (whole.size() < letters.size()) {
                console.say((letters.size() - whole.size()) + " without their bodies left out");
            }
        }
    }

    private void send(List<ConsumerRecord<byte[], byte[]>> letters) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.<String, Object>of(
                        "bootstrap.servers",
                        brokers,
                        "acks",
                        "all",
                        "compression.type",
                        "gzip",
                        "max.request.size",
                        LARGEST),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (ConsumerRecord<byte[], byte[]> letter : letters) {
                ProducerRecord<byte[], byte[]> record =
                        new ProducerRecord<>(source(letter.topic()), letter.key(), letter.value());
                for (Header it : letter.headers()) {
                    if (!it.key().startsWith("dead-letter-")) {
                        record.headers().add(it);
                    }
                }
                sent.add(producer.send(record));
            }
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        } catch (ExecutionException e) {
            throw new StackException("the broker did not take a record: " + e.getCause(), e);
        }
    }

    /** Where the letters of a topic came from. */
    static String source(String topic) {
        return topic.substring(0, topic.length() - SUFFIX.length());
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        brokers,
                        "group.id",
                        GROUP,
                        "enable.auto.commit",
                        false,
                        "isolation.level",
                        "read_committed",
                        "max.partition.fetch.bytes",
                        LARGEST_BATCH),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, Options options) {
        List<TopicPartition> parts = new ArrayList<>();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            for (String topic : new TreeSet<>(admin.listTopics().names().get())) {
                if (topic.endsWith(SUFFIX)
                        && options.value("--topic").map(source(topic)::equals).orElse(true)) {
                    consumer.partitionsFor(topic).forEach(it -> parts.add(new TopicPartition(topic, it.partition())));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        } catch (ExecutionException e) {
            throw new StackException("the broker " + brokers + " does not answer: " + e.getCause(), e);
        }
        if (parts.isEmpty()) {
            throw new StackException(
                    "there is no topic " + options.value("--topic").orElse("") + SUFFIX);
        }
        return parts;
    }

    private static Map<TopicPartition, Long> replayed(
            KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> parts) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        consumer.committed(new java.util.HashSet<>(parts)).forEach((part, it) -> {
            if (it != null) {
                offsets.put(part, it.offset());
            }
        });
        return offsets;
    }

    /** What now lies on the topics, from the given offsets or the start. */
    static List<ConsumerRecord<byte[], byte[]>> read(
            KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> parts, Map<TopicPartition, Long> from) {
        consumer.assign(parts);
        consumer.seekToBeginning(parts);
        from.forEach((part, offset) -> consumer.seek(part, Math.max(offset, consumer.position(part))));
        Map<TopicPartition, Long> ends = consumer.endOffsets(parts);
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        while (ends.entrySet().stream().anyMatch(it -> consumer.position(it.getKey()) < it.getValue())) {
            consumer.poll(Duration.ofMillis(200)).forEach(found::add);
        }
        return found;
    }

    static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? "-" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
