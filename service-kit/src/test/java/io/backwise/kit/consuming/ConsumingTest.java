package io.backwise.kit.consuming;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which failures make a record poison, and which are waited out; what is put aside lands on a real broker. */
class ConsumingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    static Path directory;

    private static LetterBox box;
    private static DeadLetters letters;
    private static Consuming consuming;

    @BeforeAll
    static void start() {
        box = LetterBox.start(directory);
        letters = new DeadLetters(box.brokers(), new SimpleMeterRegistry());
        consuming = new Consuming(letters, Duration.ofMillis(1), Duration.ofMillis(10));
    }

    @AfterAll
    static void stop() {
        letters.stop(new ShutdownEvent());
        box.close();
    }

    @Test
    void aDefectThatOneRecordMeetsEachTimePutsThatOneAside() throws Exception {
        String topic = box.topic("one-defect");
        List<String> applied = Collections.synchronizedList(new ArrayList<>());
        consume(topic, CloudEventRecord::id, facts -> {
            if (facts.contains("b")) {
                throw new NullPointerException("what the record says");
            }
            applied.addAll(facts);
            return Uni.createFrom().voidItem();
        });
        assertThat(applied).containsExactly("a", "c");
        assertThat(causes(topic)).containsExactly("b: cannot be applied");
    }

    @Test
    void whatCannotBeReadForADefectIsPutAside() throws Exception {
        String topic = box.topic("unreadable");
        List<String> applied = Collections.synchronizedList(new ArrayList<>());
        Function<CloudEventRecord, String> parse = it -> {
            if (it.id().equals("b")) {
                throw new IllegalStateException("what the record says");
            }
            return it.id();
        };
        consume(topic, parse, facts -> {
            applied.addAll(facts);
            return Uni.createFrom().voidItem();
        });
        assertThat(applied).containsExactly("a", "c");
        assertThat(causes(topic)).containsExactly("b: cannot be parsed");
    }

    /** Four defects are not enough, and whatever is away between them makes them begin anew. */
    @Test
    void anOutageBetweenDefectsMakesNothingPoison() throws Exception {
        String topic = box.topic("outages");
        List<Throwable> away = List.of(
                new IOException("connection reset"),
                new SQLException("down", "57P01"),
                new RuntimeException(new SQLException("no such table", "42P01")));
        Iterator<Throwable> failures = away.stream()
                .flatMap(it -> Stream.concat(
                        Stream.generate(() -> new NullPointerException("meanwhile"))
                                .limit(4),
                        Stream.of(it)))
                .iterator();
        isApplied(topic, failures);
    }

    @Test
    void anOutageIsWaitedOutHoweverLongItIs() throws Exception {
        isApplied(
                box.topic("long-outage"),
                Stream.<Throwable>generate(() -> new SQLException("no such table", "42P01"))
                        .limit(50)
                        .iterator());
    }

    /** In the call that applies what could be read: between two nobody would know of the doubt. */
    @Test
    void whatIsInDoubtIsToldTogetherWithWhatIsNot() throws Exception {
        String topic = box.topic("doubts");
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        doubt(
                told,
                batch(
                        topic,
                        record(topic, 0, "one", "a"),
                        record(topic, 1, "one", "unreadable"),
                        record(topic, 2, "two", "unreadable"),
                        record(topic, 3, "two", "b")));
        assertThat(told).containsExactly("[a, b] [one]");
        assertThat(causes(topic)).hasSize(2);
    }

    @Test
    void whatTheDatabaseRefusesIsInDoubtToo() throws Exception {
        String topic = box.topic("refused-doubts");
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        doubt(told, batch(topic, record(topic, 0, "one", "a"), record(topic, 1, "two", "refused")));
        assertThat(told).containsExactly("[a] []", "[] [two]");
        assertThat(causes(topic)).containsExactly("refused: the database refuses its content");
    }

    @Test
    void withoutAKeyNothingKeepsEventsInOrder() throws Exception {
        String topic = box.topic("keyless");
        List<String> applied = Collections.synchronizedList(new ArrayList<>());
        consume(
                batch(topic, record(topic, 0, null, "a"), record(topic, 1, "", "b"), record(topic, 2, "one", "c")),
                CloudEventRecord::id,
                facts -> {
                    applied.addAll(facts);
                    return Uni.createFrom().voidItem();
                });
        assertThat(applied).containsExactly("c");
        assertThat(causes(topic)).containsExactly("a: no key", "b: no key");
    }

    /** Tells what is applied and doubted in each call; the database refuses what is called so. */
    private static void doubt(List<String> told, ConsumerRecords<byte[], byte[]> records) {
        consuming
                .doubting(records, ConsumingTest::readable, (facts, doubtful) -> {
                    if (facts.contains("refused")) {
                        return Uni.createFrom().failure(new SQLException("a NUL", "22021"));
                    }
                    told.add(facts + " " + doubtful);
                    return Uni.createFrom().voidItem();
                })
                .await()
                .atMost(PATIENCE);
    }

    private static String readable(CloudEventRecord it) {
        if (it.id().equals("unreadable")) {
            throw new PoisonException("unreadable");
        }
        return it.id();
    }

    private static void isApplied(String topic, Iterator<Throwable> failures) {
        List<String> applied = Collections.synchronizedList(new ArrayList<>());
        consume(topic, CloudEventRecord::id, facts -> {
            if (failures.hasNext()) {
                return Uni.createFrom().failure(failures.next());
            }
            applied.addAll(facts);
            return Uni.createFrom().voidItem();
        });
        assertThat(applied).containsExactly("a", "b", "c");
        assertThat(causes(topic)).isEmpty();
    }

    private static void consume(
            String topic, Function<CloudEventRecord, String> parse, Function<List<String>, Uni<Void>> apply) {
        consume(
                batch(topic, record(topic, 0, "a", "a"), record(topic, 1, "b", "b"), record(topic, 2, "c", "c")),
                parse,
                apply);
    }

    private static void consume(
            ConsumerRecords<byte[], byte[]> records,
            Function<CloudEventRecord, String> parse,
            Function<List<String>, Uni<Void>> apply) {
        consuming.batch(records, parse, apply).await().atMost(PATIENCE);
    }

    @SafeVarargs
    private static ConsumerRecords<byte[], byte[]> batch(String topic, ConsumerRecord<byte[], byte[]>... records) {
        return new ConsumerRecords<>(Map.of(new TopicPartition(topic, 0), List.of(records)), Map.of());
    }

    private static ConsumerRecord<byte[], byte[]> record(String topic, long offset, String key, String id) {
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>(topic, 0, offset, key == null ? null : utf8(key), utf8("{}"));
        record.headers().add("ce_specversion", utf8("1.0")).add("ce_type", utf8("a type"));
        record.headers().add("ce_id", utf8(id));
        return record;
    }

    private static List<String> causes(String topic) {
        return box.of(topic).stream()
                .map(it -> LetterBox.header(it, "ce_id") + ": " + LetterBox.header(it, "dead-letter-cause"))
                .toList();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
