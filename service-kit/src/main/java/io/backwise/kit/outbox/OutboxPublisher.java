package io.backwise.kit.outbox;

import io.backwise.kit.correlation.Correlation;
import io.backwise.kit.fault.HaltPoint;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sends outbox rows of one shard as CloudEvents 1.0 in binary content mode, a batch per Kafka transaction. The transactional
 * id of the shard fences a relay that lost it without noticing: it is made before the shard is read, so that whoever read
 * before another took over can publish no more.
 */
final class OutboxPublisher implements AutoCloseable {
    private final KafkaProducer<String, String> producer;

    OutboxPublisher(String brokers, String service, int shard, Duration timeout) {
        int millis = Math.toIntExact(timeout.toMillis());
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        brokers,
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        service + "-outbox-" + shard,
                        ProducerConfig.CLIENT_ID_CONFIG,
                        service + "-outbox-" + shard,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        millis,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        millis / 2,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        millis),
                new StringSerializer(),
                new StringSerializer());
        try {
            producer.initTransactions();
        } catch (RuntimeException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    /** Sends without waiting; {@link #commit} has to follow. */
    void send(List<OutboxRow> rows) {
        producer.beginTransaction();
        rows.forEach(row -> producer.send(recordOf(row)));
    }

    /** Waits until the broker has acknowledged all that was sent. */
    void commit() {
        // As committing does by itself; here for the point between.
        producer.flush();
        HaltPoint.OUTBOX_FLUSHED.pass();
        producer.commitTransaction();
    }

    private static ProducerRecord<String, String> recordOf(OutboxRow row) {
        ProducerRecord<String, String> event = new ProducerRecord<>(row.topic(), row.key(), row.data());
        Headers headers = event.headers();
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", row.eventId().toString());
        add(headers, "ce_type", row.type());
        add(headers, "ce_source", row.source());
        add(headers, "ce_time", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(row.occurredAt()));
        add(headers, "content-type", "application/json");
        if (row.correlationId() != null) {
            add(headers, Correlation.EVENT_HEADER, row.correlationId());
        }
        for (int i = 0; i < row.headers().size(); i += 2) {
            headers.remove(row.headers().get(i));
            add(headers, row.headers().get(i), row.headers().get(i + 1));
        }
        return event;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
    }
}
