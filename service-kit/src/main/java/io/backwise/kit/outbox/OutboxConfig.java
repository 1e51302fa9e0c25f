package io.backwise.kit.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the relay moves committed events to Kafka. */
@ConfigMapping(prefix = "backwise.outbox")
public interface OutboxConfig {
    /** Most rows of a shard published in one Kafka transaction. */
    @WithDefault("500")
    int batch();

    /** Bytes of data of a shard after which a Kafka transaction takes no more rows; all shards' together are in memory at once. */
    @WithDefault("4194304")
    long batchBytes();

    /** How often the replicas look whether their shares are even: within it one takes over from another that is gone. */
    @WithDefault("2s")
    Duration shareEvery();

    /** Pause between polls while events were written or found a moment ago: what was written may not have committed. */
    @WithDefault("5ms")
    Duration busyPoll();

    /** Pause between polls while there is nothing to publish. */
    @WithDefault("50ms")
    Duration idlePoll();

    /** How long it stays busy after the last event. */
    @WithDefault("200ms")
    Duration busyFor();

    /**
     * Longest wait for an answer of the database; after it the connection is given up, and with it the shards. The database
     * gives up a relay that is silent for as long; with one of {@link #sendTimeout()} a shard in a round it stays below. A
     * round that takes longer loses its shards, and its rows are published again.
     */
    @WithDefault("45s")
    Duration databaseTimeout();

    /** First pause after a failure; doubles up to {@link #maxBackoff()}. */
    @WithDefault("200ms")
    Duration backoff();

    /** Longest pause between two tries while the broker or the database is away. */
    @WithDefault("5s")
    Duration maxBackoff();

    /** How long a send may take before it counts as failed. */
    @WithDefault("10s")
    Duration sendTimeout();
}
