package io.backwise.kit.consuming;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A Kafka record read as a CloudEvent in binary content mode.
 *
 * @param key the aggregate's id
 * @param id the CloudEvents id
 * @param type the CloudEvents type
 * @param data the JSON body; not copied, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere, and copied never: it is up to megabytes long
public record CloudEventRecord(
        String topic, int partition, long offset, String key, String id, String type, byte[] data) {
    /**
     * Reads the envelope.
     *
     * @throws PoisonException when the key, a needed header or the body is missing
     */
    static CloudEventRecord of(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            throw new PoisonException("no body");
        }
        if (!"1.0".equals(header(record, "ce_specversion"))) {
            throw new PoisonException("ce_specversion is not 1.0");
        }
        byte[] key = record.key();
        if (key == null || key.length == 0) {
            // Without it nothing keeps the events of an aggregate in order.
            throw new PoisonException("no key");
        }
        return new CloudEventRecord(
                record.topic(),
                record.partition(),
                record.offset(),
                new String(key, StandardCharsets.UTF_8),
                header(record, "ce_id"),
                header(record, "ce_type"),
                record.value());
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        if (header == null || header.value() == null || header.value().length == 0) {
            throw new PoisonException("no " + name);
        }
        String value = new String(header.value(), StandardCharsets.UTF_8);
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new PoisonException(name + " has control characters");
        }
        return value;
    }
}
