package io.backwise.kit.consuming;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.embedded.Ports;
import io.backwise.kit.json.Digest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Letters of any size, on a real broker. */
class DeadLettersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    static Path directory;

    private static LetterBox box;
    private static DeadLetters letters;

    @BeforeAll
    static void start() {
        box = LetterBox.start(directory);
        letters = new DeadLetters(box.brokers(), new SimpleMeterRegistry());
    }

    @AfterAll
    static void stop() {
        letters.stop(new ShutdownEvent());
        box.close();
    }

    @Test
    void oneThatOnlyFitsCompressedIsPutAsideAsItCame() throws Exception {
        byte[] body = new byte[12 << 20];
        Arrays.fill(body, (byte) ' ');
        ConsumerRecord<byte[], byte[]> letter = putAside(box.topic("repetitive"), body);
        assertThat(Arrays.equals(letter.value(), body)).isTrue();
        assertThat(letter.headers().lastHeader("dead-letter-body-length")).isNull();
    }

    @Test
    void oneThatTheBrokerDoesNotTakeIsToldOfWithoutItsBody() throws Exception {
        byte[] body = new byte[10 << 20];
        SplittableRandom random = new SplittableRandom(1);
        random.nextBytes(body);
        isToldOf(putAside(box.topic("incompressible"), body), body);
    }

    @Test
    void oneThatTheProducerDoesNotTakeIsToldOfWithoutItsBody() throws Exception {
        byte[] body = new byte[17 << 20];
        isToldOf(putAside(box.topic("huge"), body), body);
    }

    /** The event loop asks for it: it must be free while the broker is away. */
    @Test
    void whoPutsAsideIsNotHeldUpByABrokerThatIsAway() {
        DeadLetters nowhere = new DeadLetters("localhost:" + Ports.free(), new SimpleMeterRegistry());
        long begin = System.nanoTime();
        nowhere.put(record("away", new byte[1]), "no reason").subscribe().with(it -> {}, e -> {});
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
        nowhere.stop(new ShutdownEvent());
    }

    private static ConsumerRecord<byte[], byte[]> putAside(String topic, byte[] body) {
        letters.put(record(topic, body), "no reason").await().atMost(PATIENCE);
        assertThat(box.of(topic)).hasSize(1);
        ConsumerRecord<byte[], byte[]> letter = box.of(topic).getFirst();
        assertThat(letter.key()).asString(StandardCharsets.UTF_8).isEqualTo("a key");
        assertThat(LetterBox.header(letter, "ce_id")).isEqualTo("an id");
        assertThat(LetterBox.header(letter, "dead-letter-cause")).isEqualTo("no reason");
        assertThat(LetterBox.header(letter, "dead-letter-offset")).isEqualTo("7");
        return letter;
    }

    private static void isToldOf(ConsumerRecord<byte[], byte[]> letter, byte[] body) {
        assertThat(letter.value()).isEmpty();
        assertThat(LetterBox.header(letter, "dead-letter-body-length")).isEqualTo(Integer.toString(body.length));
        assertThat(LetterBox.header(letter, "dead-letter-body-sha256")).isEqualTo(Digest.of(body));
    }

    private static ConsumerRecord<byte[], byte[]> record(String topic, byte[] body) {
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>(topic, 0, 7, "a key".getBytes(StandardCharsets.UTF_8), body);
        record.headers().add("ce_id", "an id".getBytes(StandardCharsets.UTF_8));
        return record;
    }
}
