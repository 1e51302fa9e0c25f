package io.backwise.progress.careteam;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * How fresh consent is: when the feed was last seen to be read to its end. A clinician's access rests on it, since a
 * withdrawal may wait in a feed that is not read.
 */
@ApplicationScoped
class CareTeamFeed {
    static final String CHANNEL = "care-team-changed";

    /** Consent that is older is not acted upon. */
    static final Duration TOLERANCE = Duration.ofSeconds(60);

    private static final Logger LOG = Logger.getLogger(CareTeamFeed.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final KafkaClientService kafka;
    private final AtomicInteger working = new AtomicInteger();
    private volatile long caughtUpAt = System.nanoTime() - TOLERANCE.toNanos() - 1;

    CareTeamFeed(KafkaClientService kafka) {
        this.kafka = kafka;
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
        return System.nanoTime() - caughtUpAt <= TOLERANCE.toNanos();
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        KafkaConsumer<byte[], byte[]> consumer = kafka.getConsumer(CHANNEL);
        if (consumer == null) {
            return Uni.createFrom().voidItem();
        }
        long asked = System.nanoTime();
        return consumer.runOnPollingThread(CareTeamFeed::isAtEnd)
                .invoke(atEnd -> {
                    if (atEnd && working.get() == 0) {
                        caughtUpAt = asked;
                    }
                })
                .onFailure()
                .invoke(e -> LOG.debugf("the care-team feed could not be looked at: %s", e.toString()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private static boolean isAtEnd(Consumer<byte[], byte[]> consumer) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment(), PATIENCE);
        return !ends.isEmpty()
                && ends.entrySet().stream()
                        .allMatch(end -> consumer.position(end.getKey(), PATIENCE) >= end.getValue());
    }
}
