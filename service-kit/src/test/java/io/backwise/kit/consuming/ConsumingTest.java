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
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (String id : List.of("a", "b", "c")) {
            ConsumerRecord<byte[], byte[]> record =
                    new ConsumerRecord<>(topic, 0, records.size(), utf8(id), utf8("{}"));
            record.headers().add("ce_specversion", utf8("1.0")).add("ce_type", utf8("a type"));
            record.headers().add("ce_id", utf8(id));
            records.add(record);
        }
        consuming
                .batch(new ConsumerRecords<>(Map.of(new TopicPartition(topic, 0), records), Map.of()), parse, apply)
                .await()
                .atMost(PATIENCE);
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
