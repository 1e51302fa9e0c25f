package io.backwise.kit.consuming;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/**
 * The one way in which this system consumes: a batch is parsed, its poison put aside, and the rest applied in one call.
 * The answer completes after the effect has committed, so the offset is committed after the effect. A failure of the
 * database is waited out without end; nothing is skipped for it.
 */
@ApplicationScoped
public class Consuming {
    private static final Logger LOG = Logger.getLogger(Consuming.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LAST_RETRY = Duration.ofSeconds(5);

    private final DeadLetters deadLetters;

    Consuming(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    /**
     * Consumes one batch.
     *
     * @param parse makes a fact of a record, or throws {@link PoisonException}
     * @param apply the effect of all facts in one transaction; called again until it succeeds, so it must be idempotent
     */
    public <T> Uni<Void> batch(
            ConsumerRecords<byte[], byte[]> records,
            Function<CloudEventRecord, T> parse,
            Function<List<T>, Uni<Void>> apply) {
        List<T> facts = new ArrayList<>();
        Map<ConsumerRecord<byte[], byte[]>, String> poison = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                facts.add(parse.apply(CloudEventRecord.of(record)));
            } catch (PoisonException e) {
                poison.put(record, e.cause());
            }
        }
        Uni<Void> chain = facts.isEmpty() ? Uni.createFrom().voidItem() : untilItSucceeds(() -> apply.apply(facts));
        for (Map.Entry<ConsumerRecord<byte[], byte[]>, String> entry : poison.entrySet()) {
            chain = chain.chain(() -> untilItSucceeds(() -> deadLetters.put(entry.getKey(), entry.getValue())));
        }
        return chain;
    }

    private static Uni<Void> untilItSucceeds(Supplier<Uni<? extends Void>> work) {
        return Uni.createFrom()
                .<Void>deferred(work)
                .onFailure()
                .invoke(e -> LOG.warnf(e, "consuming waits and tries again"))
                .onFailure()
                .retry()
                .withBackOff(FIRST_RETRY, LAST_RETRY)
                .withJitter(0.2)
                .indefinitely()
                .emitOn(Infrastructure.getDefaultExecutor());
    }
}
