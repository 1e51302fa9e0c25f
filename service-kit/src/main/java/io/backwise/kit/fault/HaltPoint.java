package io.backwise.kit.fault;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The points between two steps, at each of which a process may die without anything being lost or counted twice. A fault
 * test arms one with {@code BACKWISE_HALT_AT=<slug>:<n>}: the process ends there, as by kill -9, when it comes by for the
 * n-th time. Nothing is armed otherwise, and passing a point costs the look at a constant.
 */
public enum HaltPoint {
    /** An event is in the outbox, its transaction not committed. */
    EVENT_WRITTEN,
    /** A change is committed, the caller not answered. */
    BEFORE_ANSWER,
    /** The relay has read rows, and sent none. */
    OUTBOX_READ,
    /** The broker holds rows whose Kafka transaction is not committed. */
    OUTBOX_FLUSHED,
    /** The broker has acknowledged rows that are still in the outbox. */
    OUTBOX_SENT,
    /** The rows are gone from the outbox. */
    OUTBOX_DELETED,
    /** A batch is read, and nothing of it applied. */
    BATCH_READ,
    /** The facts of a batch are written, their transaction not committed. */
    FACTS_WRITTEN,
    /** A batch is applied, its offset not committed. */
    BATCH_APPLIED,
    /** A record is put aside, its offset not committed. */
    DEAD_LETTER_SENT;

    private static final System.Logger LOG = System.getLogger(HaltPoint.class.getName());
    private static final String ARMED = System.getenv().getOrDefault("BACKWISE_HALT_AT", "");
    private static final AtomicInteger PASSED = new AtomicInteger();
    private static final int AS_KILLED = 137;

    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Ends the process when this point is armed and it is its turn. */
    public void pass() {
        if (!ARMED.isEmpty() && ARMED.startsWith(slug() + ":")) {
            int turn = Integer.parseInt(ARMED.substring(ARMED.indexOf(':') + 1));
            if (PASSED.incrementAndGet() == turn) {
                LOG.log(System.Logger.Level.WARNING, "halts at {0}", slug());
                Runtime.getRuntime().halt(AS_KILLED);
            }
        }
    }
}
