package io.backwise.kit.outbox;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the {@code outbox} table as the relay reads it, in the order of {@code position} in its {@code shard}. */
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
        String data) {}
