package io.backwise.kit.outbox;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The publishers of the shards that a relay holds, one each. */
final class OutboxPublishers implements AutoCloseable {
    private final String brokers;
    private final String service;
    private final Duration timeout;
    private final Map<Integer, OutboxPublisher> byShard = new HashMap<>();

    OutboxPublishers(String brokers, String service, Duration timeout) {
        this.brokers = brokers;
        this.service = service;
        this.timeout = timeout;
    }

    /** From now on there is one for each of these shards, and for no other. */
    void keep(Set<Integer> shards) {
        byShard.entrySet().removeIf(it -> {
            boolean gone = !shards.contains(it.getKey());
            if (gone) {
                it.getValue().close();
            }
            return gone;
        });
        shards.forEach(
                it -> byShard.computeIfAbsent(it, shard -> new OutboxPublisher(brokers, service, shard, timeout)));
    }

    /** What is to be done with rows that the broker has acknowledged. */
    interface Acknowledged {
        void rows(List<OutboxRow> rows) throws SQLException;
    }

    /**
     * Publishes the rows, in order in each shard, and tells of each shard as soon as the broker has acknowledged it. A shard
     * that fails does not keep the others from being told of; then the first failure is thrown.
     */
    void publish(List<OutboxRow> rows, Acknowledged acknowledged) throws SQLException {
        Map<OutboxPublisher, List<OutboxRow>> work =
                rows.stream().collect(Collectors.groupingBy(it -> byShard.get(it.shard())));
        List<RuntimeException> failures = new ArrayList<>();
        work.entrySet().removeIf(shard -> isUnsent(shard, failures));
        for (Map.Entry<OutboxPublisher, List<OutboxRow>> shard : work.entrySet()) {
            try {
                shard.getKey().commit();
            } catch (RuntimeException e) {
                failures.add(e);
                continue;
            }
            acknowledged.rows(shard.getValue());
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    /** A record that cannot be sent makes the next one of its shard fail at once. */
    private static boolean isUnsent(
            Map.Entry<OutboxPublisher, List<OutboxRow>> shard, List<RuntimeException> failures) {
        try {
            shard.getKey().send(shard.getValue());
            return false;
        } catch (RuntimeException e) {
            failures.add(e);
            return true;
        }
    }

    @Override
    public void close() {
        byShard.values().forEach(OutboxPublisher::close);
    }
}
