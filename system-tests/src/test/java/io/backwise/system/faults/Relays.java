package io.backwise.system.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What the relays of an outbox promise: each key in order, and each shard relayed by one of the replicas. */
final class Relays {
    private static final int SHARDS = 4;
    private static final long PATIENCE_SECONDS = 15;
    private static final String HELD = """
            SELECT count(DISTINCT %s) FROM pg_locks
            WHERE locktype = 'advisory' AND granted AND classid = 4711 AND CAST(objid AS bigint) < 1000
                AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
            """;

    private Relays() {}

    /** Events that came for the first time after one that was reported later; what comes again may come at any time. */
    static List<String> outOfOrder(List<ConsumerRecord<byte[], byte[]>> sessions) throws IOException {
        Set<String> seen = new HashSet<>();
        Map<String, Instant> latest = new HashMap<>();
        List<String> complaints = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> it : sessions) {
            if (seen.add(Topics.header(it, "ce_id"))) {
                String key = new String(it.key(), StandardCharsets.UTF_8);
                Instant reported = Instant.parse(
                        World.JSON.readTree(it.value()).path("reportedAt").asText());
                Instant before = latest.merge(key, reported, (one, other) -> one.isAfter(other) ? one : other);
                if (before.isAfter(reported)) {
                    complaints.add("a session of " + reported + " was published after one of " + before);
                }
            }
        }
        return complaints;
    }

    /** Shards that nobody relays, or replicas that relay none, a while after things are well. */
    static List<String> missing(World world) throws SQLException, InterruptedException {
        long replicas = world.stack.processes().stream()
                .filter(it -> it.startsWith("routine-service"))
                .count();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        long shards = 0;
        long relays = 0;
        while (System.nanoTime() < end) {
            shards = world.number("routine", HELD.formatted("objid"));
            relays = world.number("routine", HELD.formatted("pid"));
            if (shards == SHARDS && relays == Math.min(replicas, SHARDS)) {
                return List.of();
            }
            Thread.sleep(250);
        }
        return List.of("I5: " + shards + " of " + SHARDS + " shards are relayed, by " + relays + " of " + replicas
                + " replicas");
    }
}
