package io.backwise.system.faults;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** I5: what a fault may leave at the database is what a service always holds, and no transaction that nobody works on. */
final class Connections {
    /** Of one replica: its two pools, and what its relays hold their leases with; with room for one more look from here. */
    private static final int MOST = 24;

    /** A connection of a service that was killed is missed by the database when it next looks. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String HELD = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()";
    private static final String IDLE =
            HELD + " AND state LIKE 'idle in transaction%' AND state_change < now() - interval '1 second'";

    private Connections() {}

    /** A while after things are well. */
    static List<String> leftOver(World world) throws SQLException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        List<String> left = now(world);
        while (!left.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(500);
            left = now(world);
        }
        return left;
    }

    /** At this moment. */
    static List<String> now(World world) throws SQLException {
        List<String> left = new ArrayList<>();
        for (String database : List.of("catalog", "routine", "progress")) {
            long replicas = world.stack.processes().stream()
                    .filter(it -> it.startsWith(database + "-service"))
                    .count();
            long held = world.number(database, HELD);
            Checker.complain(left, held > MOST * replicas, "I5: %d connections to the database %s", held, database);
            long idle = world.number(database, IDLE);
            Checker.complain(left, idle > 0, "I5: %d transactions are left open in %s", idle, database);
        }
        return left;
    }
}
