package io.backwise.kit.consuming;

import io.backwise.kit.fault.HaltPoint;
import io.backwise.kit.order.InOrder;
import io.backwise.kit.outbox.Displaced;
import io.backwise.kit.problem.Unavailability;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/**
 * The one way in which this system consumes: a batch is parsed, its poison put aside, and the rest applied in one call.
 * The answer completes after the effect has committed, so the offset is committed after the effect. A failure of the
 * database is waited out without end; nothing is skipped for it. Only a record that fails by itself, by what the database never
 * takes or by a defect of ours, is put aside.
 */
@ApplicationScoped
public class Consuming {
    private static final Logger LOG = Logger.getLogger(Consuming.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final DeadLetters deadLetters;
    private final Duration firstPause;
    private final Duration longestPause;

    @Inject
    Consuming(DeadLetters deadLetters) {
        this(deadLetters, FIRST_PAUSE, LONGEST_PAUSE);
    }

    /** @param firstPause between two tries; each is longer than the one before, up to the longest */
    Consuming(DeadLetters deadLetters, Duration firstPause, Duration longestPause) {
        this.deadLetters = deadLetters;
        this.firstPause = firstPause;
        this.longestPause = longestPause;
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
        return batch(records, parse, apply, keys -> Uni.createFrom().voidItem());
    }

    /**
     * As {@link #batch}, where a record that is put aside leaves something in doubt.
     *
     * @param doubt is given the keys of which the last record of the batch is put aside: what it says is not known. Called after the
     *     effect, and again until it succeeds
     */
    public <T> Uni<Void> batch(
            ConsumerRecords<byte[], byte[]> records,
            Function<CloudEventRecord, T> parse,
            Function<List<T>, Uni<Void>> apply,
            Function<Set<String>, Uni<Void>> doubt) {
        return consume(records, parse, facts -> apply.apply(facts).replaceWith(List.of()), doubt);
    }

    /** As {@link #batch}, where the effect may refuse facts that contradict what stands. */
    public <T> Uni<Void> refusing(
            ConsumerRecords<byte[], byte[]> records,
            Function<CloudEventRecord, T> parse,
            Function<List<T>, Uni<List<Refusal<T>>>> apply) {
        return consume(records, parse, apply, keys -> Uni.createFrom().voidItem());
    }

    private <T> Uni<Void> consume(
            ConsumerRecords<byte[], byte[]> records,
            Function<CloudEventRecord, T> parse,
            Function<List<T>, Uni<List<Refusal<T>>>> apply,
            Function<Set<String>, Uni<Void>> doubt) {
        Map<T, ConsumerRecord<byte[], byte[]>> facts = new IdentityHashMap<>();
        List<T> inOrder = new ArrayList<>();
        Map<ConsumerRecord<byte[], byte[]>, String> poison = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                T fact = parse.apply(CloudEventRecord.of(record));
                facts.put(fact, record);
                inOrder.add(fact);
            } catch (PoisonException e) {
                poison.put(record, e.cause());
            } catch (RuntimeException e) {
                // Parsing asks nobody: what failed now would fail for ever.
                poison.put(record, "cannot be parsed");
            }
        }
        HaltPoint.BATCH_READ.pass();
        Uni<List<Refusal<T>>> applied = inOrder.isEmpty() ? Uni.createFrom().item(List.of()) : applied(inOrder, apply);
        return applied.invoke(HaltPoint.BATCH_APPLIED::pass).chain(refusals -> {
            refusals.forEach(it -> poison.put(Objects.requireNonNull(facts.get(it.fact())), it.cause()));
            return doubted(records, poison.keySet(), doubt)
                    .chain(() -> InOrder.each(
                            poison.entrySet(), it -> untilItSucceeds(() -> deadLetters.put(it.getKey(), it.getValue()))
                                    .invoke(HaltPoint.DEAD_LETTER_SENT::pass)));
        });
    }

    private Uni<Void> doubted(
            ConsumerRecords<byte[], byte[]> records,
            Set<ConsumerRecord<byte[], byte[]>> poison,
            Function<Set<String>, Uni<Void>> doubt) {
        Set<String> keys = new HashSet<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (record.key() != null) {
                String key = new String(record.key(), StandardCharsets.UTF_8);
                if (poison.contains(record)) {
                    keys.add(key);
                } else {
                    keys.remove(key);
                }
            }
        }
        return keys.isEmpty() ? Uni.createFrom().voidItem() : untilItSucceeds(() -> doubt.apply(keys));
    }

    /** Gives the alarm for events that the change which has just committed displaced: they are dead letters of the outbox. */
    public void displaced(List<Displaced> displaced) {
        displaced.forEach(it -> deadLetters.alarm(it.topic(), "displaced", it.cause()));
    }

    /** What the database refuses for its content, or what meets a defect each time, is found one by one, and put aside. */
    private <T> Uni<List<Refusal<T>>> applied(List<T> facts, Function<List<T>, Uni<List<Refusal<T>>>> apply) {
        Defects defects = new Defects();
        return untilItSucceeds(() -> Uni.createFrom()
                .deferred(() -> apply.apply(facts))
                .onFailure(RefusedData::isCauseOf)
                .recoverWithUni(() -> oneByOne(facts, apply, "the database refuses its content"))
                .onFailure(defects::areEnough)
                .recoverWithUni(() -> oneByOne(facts, apply, "cannot be applied")));
    }

    /** @param cause of the refusal when there is only one */
    private <T> Uni<List<Refusal<T>>> oneByOne(
            List<T> facts, Function<List<T>, Uni<List<Refusal<T>>>> apply, String cause) {
        if (facts.size() == 1) {
            return Uni.createFrom().item(List.of(new Refusal<>(facts.getFirst(), cause)));
        }
        List<Refusal<T>> refused = new ArrayList<>();
        return InOrder.each(facts, fact -> applied(List.of(fact), apply).invoke(refused::addAll))
                .replaceWith(refused);
    }

    private <T> Uni<T> untilItSucceeds(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .deferred(work::get)
                .onFailure()
                .invoke(e -> LOG.warnf("consuming waits and tries again: %s", Unavailability.describe(e)))
                .onFailure()
                .retry()
                .withBackOff(firstPause, longestPause)
                .withJitter(0.2)
                .indefinitely()
                .emitOn(Infrastructure.getDefaultExecutor());
    }
}
