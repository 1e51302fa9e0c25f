package io.backwise.kit.outbox;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the {@code outbox} table as the relay reads it, in the order of {@code position} in its {@code shard}.
 *
 * @param headers name and value in turn; they stand in the place of others of their name
 */
record OutboxRow(
        int shard,
        long position,
        UUID eventId,
        String topic,
        String key,
        String type,
        String source,
        OffsetDateTime occurredAt,
        @Nullable String correlationId,
        String data,
        List<String> headers) {}
