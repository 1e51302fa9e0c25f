package io.backwise.system.faults;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * I6: consuming every topic once more from its first record changes no row. The tables are those that the databases have, so
 * that a new one is looked at without anybody having to think of it.
 */
final class Replay {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** All that progress-service keeps follows from events, but for what it has to say itself and when it last looked. */
    private static final String OF_PROGRESS = """
            SELECT tablename FROM pg_tables
            WHERE schemaname = 'public' AND tablename NOT LIKE 'flyway%'
                AND tablename NOT IN ('outbox', 'care_team_feed')
            """;

    /** The replica of the catalogue, and what was seen elsewhere; the rest of routine-service is the source of events. */
    private static final String OF_ROUTINE = """
            SELECT tablename FROM pg_tables
            WHERE schemaname = 'public' AND (tablename LIKE 'replica%' OR tablename IN ('active_catalogue', 'access_log'))
            """;

    private final World world;

    private Replay(World world) {
        this.world = world;
    }

    /** Does it; gives what changed. Nobody may report meanwhile. */
    static List<String> changes(World world) throws Exception {
        Replay it = new Replay(world);
        Map<String, List<String>> before = it.rows();
        it.consumeAgain();
        return compared(before, it.rows());
    }

    private void consumeAgain() throws Exception {
        List<String> names = world.stack.processes().stream()
                .filter(it -> it.startsWith("progress-service") || it.startsWith("routine-service"))
                .toList();
        for (String name : names) {
            world.stack.process(name).destroy();
        }
        for (String name : names) {
            world.stack.process(name).onExit().join();
        }
        world.topics.rewind();
        for (String name : names) {
            world.stack.restart(name);
        }
        for (String name : names) {
            world.stack.awaitReady(name);
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (world.topics.lag() > 0) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("I6: not everything was consumed once more in " + PATIENCE);
            }
            Thread.sleep(250);
        }
    }

    private Map<String, List<String>> rows() throws SQLException {
        Map<String, List<String>> rows = new TreeMap<>();
        rows.putAll(rows("progress", OF_PROGRESS));
        rows.putAll(rows("routine", OF_ROUTINE));
        return rows;
    }

    private Map<String, List<String>> rows(String database, String tables) throws SQLException {
        Map<String, List<String>> rows = new TreeMap<>();
        for (String table : world.rows(database, tables)) {
            rows.put(
                    database + "." + table,
                    world.rows(database, "SELECT it::text FROM " + table + " AS it ORDER BY 1"));
        }
        return rows;
    }

    private static List<String> compared(Map<String, List<String>> before, Map<String, List<String>> after) {
        List<String> changes = new ArrayList<>();
        before.forEach((table, rows) -> {
            Set<String> gone = new TreeSet<>(rows);
            gone.removeAll(Set.copyOf(after.getOrDefault(table, List.of())));
            Set<String> come = new TreeSet<>(after.getOrDefault(table, List.of()));
            come.removeAll(Set.copyOf(rows));
            if (!gone.isEmpty() || !come.isEmpty()) {
                changes.add("I6: consuming everything once more changed " + table + ": " + some(gone) + " became "
                        + some(come));
            }
        });
        return changes;
    }

    private static String some(Set<String> rows) {
        return rows.size() + " rows such as " + rows.stream().limit(3).toList();
    }
}
