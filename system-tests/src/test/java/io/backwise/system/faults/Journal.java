package io.backwise.system.faults;

import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What the clients did: every id that left a phone, and every one that was acknowledged. */
final class Journal {
    final Set<UUID> sent = ConcurrentHashMap.newKeySet();
    final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();

    /** Tries that ended without an answer or with one of the server's troubles. */
    final AtomicInteger failedTries = new AtomicInteger();

    final AtomicInteger failedReads = new AtomicInteger();

    /** 503 answers that did not say when to come back. */
    final AtomicInteger withoutRetryAfter = new AtomicInteger();

    /** Answers that a report must never get, by status. */
    final Map<UUID, Integer> refused = new ConcurrentHashMap<>();

    /** Refused in what went before. */
    private int refusedBefore;

    /** Every session that was composed for somebody. */
    final Queue<Served> served = new ConcurrentLinkedQueue<>();

    /**
     * A session as it was served.
     *
     * @param condition of the person it was composed for
     */
    record Served(String condition, Set<String> exercises, int seconds, int minutes) {}

    int waiting() {
        return sent.size() - acknowledged.size() - refused.size() - refusedBefore;
    }

    /** What went wrong until now is told, and not told again. */
    void turnThePage() {
        refusedBefore += refused.size();
        refused.clear();
        withoutRetryAfter.set(0);
    }
}
