package io.backwise.kit.consuming;

import io.backwise.kit.fault.HaltPoint;
import io.backwise.kit.order.InOrder;
import io.backwise.kit.outbox.Displaced;
import io.backwise.kit.problem.Unavailability;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
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
        return refusing(records, parse, facts -> apply.apply(facts).replaceWith(List.of()));
    }

    /**
     * As {@link #batch}, where a record that is put aside leaves something in doubt.
     *
     * @param apply is given, beside the facts, the keys of which the last record of the batch cannot be read: what it says is not
     *     known. Called without facts where it is only they, or where the database refuses what was read
     */
    public <T> Uni<Void> doubting(
            ConsumerRecords<byte[], byte[]> records,
            Function<CloudEventRecord, T> parse,
            BiFunction<List<T>, Set<String>, Uni<Void>> apply) {
        Parsed<T> parsed = Parsed.of(records, parse);
        HaltPoint.BATCH_READ.pass();
        Set<String> unread = parsed.keysThatEndIn(parsed.poison().keySet());
        Uni<List<Refusal<T>>> applied = parsed.facts().isEmpty()
                ? (unread.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : untilItSucceeds(() -> apply.apply(List.of(), unread)))
                        .replaceWith(List.of())
                : applied(parsed.facts(), facts -> apply.apply(facts, unread).replaceWith(List.of()));
        return applied.invoke(HaltPoint.BATCH_APPLIED::pass).chain(refusals -> {
            Map<ConsumerRecord<byte[], byte[]>, String> poison = parsed.poisonWith(refusals);
            Uni<Void> doubted = refusals.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : untilItSucceeds(() -> apply.apply(List.of(), parsed.keysThatEndIn(poison.keySet())));
            return doubted.chain(() -> putAside(poison));
        });
    }

    /** As {@link #batch}, where the effect may refuse facts that contradict what stands. */
    public <T> Uni<Void> refusing(
            ConsumerRecords<byte[], byte[]> records,
            Function<CloudEventRecord, T> parse,
            Function<List<T>, Uni<List<Refusal<T>>>> apply) {
        Parsed<T> parsed = Parsed.of(records, parse);
        HaltPoint.BATCH_READ.pass();
        Uni<List<Refusal<T>>> applied =
                parsed.facts().isEmpty() ? Uni.createFrom().item(List.of()) : applied(parsed.facts(), apply);
        return applied.invoke(HaltPoint.BATCH_APPLIED::pass).chain(refusals -> putAside(parsed.poisonWith(refusals)));
    }

    private Uni<Void> putAside(Map<ConsumerRecord<byte[], byte[]>, String> poison) {
        return InOrder.each(poison.entrySet(), it -> untilItSucceeds(() -> deadLetters.put(it.getKey(), it.getValue()))
                .invoke(HaltPoint.DEAD_LETTER_SENT::pass));
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
