package io.backwise.benchmarks.pipeline;

import io.backwise.benchmarks.measure.MeasuredSystem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** Sees when the events of reports can be read, beside the service that reads them: where a delay comes from. */
final class PublishedWatch implements AutoCloseable {
    private static final Pattern SESSION = Pattern.compile("\"sessionId\":\"([0-9a-f-]{36})\"");

    private final Map<UUID, InFlight> underWay = new ConcurrentHashMap<>();
    private final Thread reading;
    private volatile boolean running = true;

    PublishedWatch(MeasuredSystem system) {
        reading = Thread.ofPlatform().name("published").start(() -> read(Topic.consumer(system)));
    }

    void expect(UUID session, InFlight report) {
        underWay.put(session, report);
    }

    private void read(KafkaConsumer<byte[], byte[]> consumer) {
        try (consumer) {
            consumer.seekToEnd(Topic.assign(consumer, EventSource.SESSIONS));
            while (running) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(it -> tell(new String(it.value(), StandardCharsets.UTF_8)));
            }
        }
    }

    private void tell(String event) {
        Matcher session = SESSION.matcher(event);
        if (session.find()) {
            InFlight report = underWay.remove(UUID.fromString(session.group(1)));
            if (report != null) {
                report.published();
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        running = false;
        reading.join();
    }
}
