package io.backwise.kit.consuming;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.commit.ContextHolder;
import io.smallrye.reactive.messaging.kafka.commit.KafkaCommitHandler;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Commits the offset of what was applied, and again until the broker has confirmed it. SmallRye's {@code latest} never tries
 * again what it could not commit in a rebalance, so that a partition that is quiet since then seems behind for ever; its
 * {@code throttled} asks the broker before the first event of each partition, which makes that event late by up to a second.
 *
 * <p>For batches that are applied one after another: what is acknowledged covers all before it.
 */
final class PersistentCommit extends ContextHolder implements KafkaCommitHandler {
    /** The name for {@code commit-strategy}. */
    static final String NAME = "persistent";

    private static final Logger LOG = Logger.getLogger(PersistentCommit.class);
    private static final int PATIENCE_MILLIS = 60_000;
    private static final long AGAIN_MILLIS = 500;

    /** Nothing has come of a partition. */
    private static final long NOTHING_YET = Long.MAX_VALUE;

    private final KafkaConsumer<?, ?> consumer;

    /** The next offset to consume, where the broker has not confirmed it. Like the rest, used on one context only. */
    private final Map<TopicPartition, Long> open = new HashMap<>();

    /** Those that this consumer reads now, each with the first offset that came since it was assigned. */
    private final Map<TopicPartition, Long> owned = new HashMap<>();

    private boolean underWay;

    private PersistentCommit(Vertx vertx, KafkaConsumer<?, ?> consumer) {
        super(vertx, PATIENCE_MILLIS);
        this.consumer = consumer;
    }

    /** Found by its name. */
    @ApplicationScoped
    @Identifier(NAME)
    static class Factory implements KafkaCommitHandler.Factory {
        @Override
        public KafkaCommitHandler create(
                KafkaConnectorIncomingConfiguration config,
                Vertx vertx,
                KafkaConsumer<?, ?> consumer,
                BiConsumer<Throwable, Boolean> reportFailure) {
            return new PersistentCommit(vertx, consumer);
        }
    }

    @Override
    public <K, V> Uni<IncomingKafkaRecord<K, V>> received(IncomingKafkaRecord<K, V> record) {
        runOnContext(
                () -> owned.computeIfPresent(partition(record), (it, first) -> Math.min(first, record.getOffset())));
        return Uni.createFrom().item(record);
    }

    private static TopicPartition partition(IncomingKafkaRecord<?, ?> record) {
        return new TopicPartition(record.getTopic(), record.getPartition());
    }

    @Override
    public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> record) {
        TopicPartition partition = partition(record);
        long offset = record.getOffset();
        runOnContext(() -> {
            Long first = owned.get(partition);
            if (first != null && offset >= first) {
                open.merge(partition, offset + 1, Math::max);
                commit();
            }
        });
        return Uni.createFrom().voidItem().runSubscriptionOn(record::runOnMessageContext);
    }

    @Override
    public void partitionsAssigned(Collection<TopicPartition> partitions) {
        runOnContext(() -> partitions.forEach(it -> owned.put(it, NOTHING_YET)));
    }

    /**
     * Whoever reads the partition from now on reads again what is not committed, and commits that. What is acknowledged here
     * later is theirs too: committed by us it would take their offset back, also when the partition has come back to us since.
     */
    @Override
    public void partitionsRevoked(Collection<TopicPartition> partitions) {
        runOnContext(() -> partitions.forEach(it -> {
            owned.remove(it);
            open.remove(it);
        }));
    }

    private void commit() {
        if (underWay || open.isEmpty()) {
            return;
        }
        underWay = true;
        Map<TopicPartition, Long> asked = Map.copyOf(open);
        consumer.commitAsync(asked.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, it -> new OffsetAndMetadata(it.getValue()))))
                .subscribe()
                .with(done -> runOnContext(() -> confirmed(asked)), failure -> runOnContext(() -> failed(failure)));
    }

    private void confirmed(Map<TopicPartition, Long> offsets) {
        underWay = false;
        offsets.forEach(open::remove);
        commit();
    }

    private void failed(Throwable failure) {
        underWay = false;
        LOG.debugf("offsets are committed again: %s", failure.toString());
        vertx.setTimer(AGAIN_MILLIS, timer -> runOnContext(this::commit));
    }
}
