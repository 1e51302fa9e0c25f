package io.backwise.kit.outbox;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A fact to be published to Kafka as a CloudEvent once the transaction that states it has committed.
 *
 * @param topic the Kafka topic
 * @param key the record's key: the aggregate whose facts keep their order
 * @param type the CloudEvents type, versioned ({@code io.backwise.<service>.<fact>.v1})
 * @param naturalKey what identifies the fact for ever; the same fact published again has the same id
 * @param data the event's body, written as JSON
 */
public record OutboxEvent(String topic, String key, String type, String naturalKey, Object data) {

    /** The CloudEvents id: derived from type and natural key, never random. */
    public UUID id() {
        return UUID.nameUUIDFromBytes((type + '\n' + naturalKey).getBytes(StandardCharsets.UTF_8));
    }
}
