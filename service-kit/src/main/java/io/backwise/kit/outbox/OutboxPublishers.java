package io.backwise.kit.outbox;

import java.time.Duration;
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

    /** Publishes the rows, in order in each shard; returns when the broker has acknowledged all of them. */
    void publish(List<OutboxRow> rows) {
        Map<OutboxPublisher, List<OutboxRow>> work =
                rows.stream().collect(Collectors.groupingBy(it -> byShard.get(it.shard())));
        work.forEach(OutboxPublisher::send);
        work.keySet().forEach(OutboxPublisher::commit);
    }

    @Override
    public void close() {
        byShard.values().forEach(OutboxPublisher::close);
    }
}
