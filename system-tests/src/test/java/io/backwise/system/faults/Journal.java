package io.backwise.system.faults;

import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What the clients did: every id that left a phone, and every one that was acknowledged. */
final class Journal {
    final Set<UUID> sent = ConcurrentHashMap.newKeySet();
    final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();

    /** Tries that ended without an answer or with one of the server's troubles. */
    final AtomicInteger failedTries = new AtomicInteger();

    /** Why they did, and how often, since the page was turned. */
    final Map<String, Integer> whyFailed = new ConcurrentSkipListMap<>();

    final AtomicInteger failedReads = new AtomicInteger();

    /** 503 answers that did not say when to come back. */
    final AtomicInteger withoutRetryAfter = new AtomicInteger();

    /** 503 answers to reports. */
    final AtomicInteger unavailable = new AtomicInteger();

    /** By plan: whether it was paused, or let go on, by what was answered last. */
    final Map<String, Boolean> paused = new ConcurrentHashMap<>();

    /** By patient: whether the visitor has their consent, by what was answered last. */
    final Map<UUID, Boolean> trusts = new ConcurrentHashMap<>();

    /** Alerts that a clinician has seen to. */
    final Set<String> seenTo = ConcurrentHashMap.newKeySet();

    /** Those who were told that they are erased. */
    final Set<UUID> erased = ConcurrentHashMap.newKeySet();

    /** What else went as it must not. */
    final Queue<String> troubles = new ConcurrentLinkedQueue<>();

    /** Answers that a report must never get, by status. */
    final Map<UUID, Integer> refused = new ConcurrentHashMap<>();

    /** Those that were refused in what went before. */
    private final Set<UUID> refusedBefore = ConcurrentHashMap.newKeySet();

    /** Every session that was composed for somebody. */
    final Queue<Served> served = new ConcurrentLinkedQueue<>();

    /**
     * A session as it was served.
     *
     * @param conditions of the person it was composed for, with commas
     * @param rules their version; 0 where it is not told, as with what is shown of today
     */
    record Served(String conditions, int rules, Set<String> exercises, int seconds, int minutes) {}

    void failed(String why) {
        failedTries.incrementAndGet();
        whyFailed.merge(why, 1, Integer::sum);
    }

    int waiting() {
        return sent.size() - acknowledged.size() - refused.size() - refusedBefore.size();
    }

    /** Those that were neither acknowledged nor refused. */
    Set<UUID> unsettled() {
        Set<UUID> unsettled = new HashSet<>(sent);
        unsettled.removeAll(acknowledged);
        unsettled.removeAll(refused.keySet());
        unsettled.removeAll(refusedBefore);
        return unsettled;
    }

    /** What went wrong until now is told, and not told again. */
    void turnThePage() {
        refusedBefore.addAll(refused.keySet());
        refused.clear();
        withoutRetryAfter.set(0);
        troubles.clear();
        whyFailed.clear();
    }
}
