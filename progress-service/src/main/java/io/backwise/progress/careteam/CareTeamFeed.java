package io.backwise.progress.careteam;

import io.backwise.kit.order.OwnContext;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * How fresh consent is: when the whole feed was last seen to be read to its end and applied, whichever replica reads a part of
 * it. A clinician's access rests on it, since a withdrawal may wait in a part that is not read.
 */
@ApplicationScoped
class CareTeamFeed {
    static final String CHANNEL = "care-team-changed";

    private static final Logger LOG = Logger.getLogger(CareTeamFeed.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final KafkaClientService kafka;
    private final CareTeamFeedStore store;
    private final Duration tolerance;
    private final AtomicInteger working = new AtomicInteger();
    private volatile long caughtUpAt;

    /** @param tolerance consent that is older is not acted upon */
    CareTeamFeed(
            KafkaClientService kafka,
            CareTeamFeedStore store,
            @ConfigProperty(name = "backwise.consent.tolerance", defaultValue = "60s") Duration tolerance) {
        this.kafka = kafka;
        this.store = store;
        this.tolerance = tolerance;
        caughtUpAt = System.nanoTime() - tolerance.toNanos() - 1;
    }

    /** A batch is being applied. */
    void began() {
        working.incrementAndGet();
    }

    /** A batch was applied. */
    void ended() {
        working.decrementAndGet();
    }

    /** Whether consent is as fresh as access needs it. */
    boolean isFresh() {
        return System.nanoTime() - caughtUpAt <= tolerance.toNanos();
    }

    /**
     * What this replica reads of the feed.
     *
     * @param parts how many the whole feed has
     * @param atEnd those of its own that it has read to their end
     */
    private record Read(int parts, List<Integer> atEnd) {}

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        KafkaConsumer<byte[], byte[]> consumer = kafka.getConsumer(CHANNEL);
        if (consumer == null) {
            return Uni.createFrom().voidItem();
        }
        long asked = System.nanoTime();
        return consumer.runOnPollingThread(CareTeamFeed::read)
                .emitOn(OwnContext.executor())
                .chain(read -> tell(read, asked))
                .onFailure()
                .invoke(e -> LOG.debugf("the care-team feed could not be looked at: %s", e.toString()))
                .onFailure()
                .recoverWithNull();
    }

    private static Read read(Consumer<byte[], byte[]> consumer) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment(), PATIENCE);
        return new Read(
                consumer.partitionsFor(CHANNEL, PATIENCE).size(),
                ends.entrySet().stream()
                        .filter(end -> consumer.position(end.getKey(), PATIENCE) >= end.getValue())
                        .map(end -> end.getKey().partition())
                        .toList());
    }

    /**
     * What is being applied is not caught up with; which partition that is of is not known here. All times are those of the
     * questions, not of the answers: a database that hangs makes nothing fresher.
     */
    @WithTransaction
    Uni<Void> tell(Read read, long asked) {
        long now = System.nanoTime();
        Uni<Void> told = read.atEnd().isEmpty() || working.get() > 0
                ? Uni.createFrom().voidItem()
                : store.caughtUp(read.atEnd(), Duration.ofNanos(now - asked));
        return told.chain(() -> store.age(read.parts()))
                .invoke(age -> age.ifPresent(it -> caughtUpAt = now - it.toNanos()))
                .replaceWithVoid();
    }
}
