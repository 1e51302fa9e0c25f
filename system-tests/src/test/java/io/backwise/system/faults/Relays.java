package io.backwise.system.faults;

import com.fasterxml.jackson.databind.JsonNode;
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
    private static final List<String> SERVICES = List.of("routine", "progress", "catalog");
    private static final int SHARDS = 4;
    private static final long PATIENCE_SECONDS = 15;
    private static final String HELD = """
            SELECT count(DISTINCT %s) FROM pg_locks
            WHERE locktype = 'advisory' AND granted AND classid = 4711 AND CAST(objid AS bigint) < 1000
                AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
            """;

    private Relays() {}

    /**
     * Events that came for the first time after one that goes behind them; what comes again may come at any time.
     *
     * @param place the field that says where an event of its key belongs: a number, or a time
     */
    static List<String> outOfOrder(List<ConsumerRecord<byte[], byte[]>> events, String place) throws IOException {
        Set<String> seen = new HashSet<>();
        Map<String, JsonNode> latest = new HashMap<>();
        List<String> complaints = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> it : events) {
            if (seen.add(Topics.header(it, "ce_id"))) {
                String key = new String(it.key(), StandardCharsets.UTF_8);
                JsonNode now = World.JSON.readTree(it.value()).path(place);
                JsonNode before = latest.getOrDefault(key, now);
                if (isBehind(before, now)) {
                    complaints.add(
                            "order: on " + it.topic() + " " + place + " " + now + " was published after " + before);
                } else {
                    latest.put(key, now);
                }
            }
        }
        return complaints;
    }

    private static boolean isBehind(JsonNode one, JsonNode other) {
        return one.isNumber()
                ? one.asLong() > other.asLong()
                : Instant.parse(one.asText()).isAfter(Instant.parse(other.asText()));
    }

    /** Shards that nobody relays, or replicas that relay none, a while after things are well; of each service. */
    static List<String> missing(World world) throws SQLException, InterruptedException {
        List<String> complaints = new ArrayList<>();
        for (String service : SERVICES) {
            complaints.addAll(missing(world, service));
        }
        return complaints;
    }

    private static List<String> missing(World world, String service) throws SQLException, InterruptedException {
        long replicas = world.stack.processes().stream()
                .filter(it -> it.startsWith(service + "-service"))
                .count();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        long shards = 0;
        long relays = 0;
        while (System.nanoTime() < end) {
            shards = world.number(service, HELD.formatted("objid"));
            relays = world.number(service, HELD.formatted("pid"));
            if (shards == SHARDS && relays == Math.min(replicas, SHARDS)) {
                return List.of();
            }
            Thread.sleep(250);
        }
        return List.of("I5: of " + service + " " + shards + " of " + SHARDS + " shards are relayed, by " + relays
                + " of " + replicas + " replicas");
    }
}
