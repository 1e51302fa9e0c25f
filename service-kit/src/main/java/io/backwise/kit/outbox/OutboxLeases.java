package io.backwise.kit.outbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The advisory locks by which replicas share the shards of an outbox: one for each shard, for who relays it, and one that all
 * hold together, to be counted. They live on this connection and die with it.
 */
final class OutboxLeases {
    /** The first half of the locks' names; the second is the shard. */
    private static final int OUTBOX = 4_711;

    private static final int PRESENT = -1;

    private static final String HELD = """
            SELECT pid, CAST(objid AS bigint) FROM pg_locks
            WHERE locktype = 'advisory' AND granted AND classid = %d
                AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
            """.formatted(OUTBOX);

    private final Connection connection;
    private final int pid;
    private final Set<Integer> own = new HashSet<>();

    /** Joins those who share. */
    OutboxLeases(Connection connection) throws SQLException {
        this.connection = connection;
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_lock_shared(%d, %d)".formatted(OUTBOX, PRESENT));
            try (ResultSet result = statement.executeQuery("SELECT pg_backend_pid()")) {
                result.next();
                pid = result.getInt(1);
            }
        }
    }

    /** The shards of this replica. */
    Set<Integer> own() {
        return Set.copyOf(own);
    }

    /** Takes shards that are free, or gives some up, until this replica has its share; nothing may be under way. */
    void share() throws SQLException {
        int lacking = held().lacking(pid);
        for (int shard = 0; shard < Shares.SHARDS; shard++) {
            if (lacking > 0 && !own.contains(shard) && is("SELECT pg_try_advisory_lock(%d, %d)", shard)) {
                own.add(shard);
                lacking--;
            } else if (lacking < 0 && own.contains(shard) && is("SELECT pg_advisory_unlock(%d, %d)", shard)) {
                own.remove(shard);
                lacking++;
            }
        }
    }

    private Shares<Integer> held() throws SQLException {
        Map<Integer, Set<Integer>> held = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(HELD)) {
            while (result.next()) {
                Set<Integer> shards = held.computeIfAbsent(result.getInt(1), it -> new HashSet<>());
                int shard = (int) result.getLong(2);
                if (shard != PRESENT) {
                    shards.add(shard);
                }
            }
        }
        return new Shares<>(held);
    }

    private boolean is(String lock, int shard) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(lock.formatted(OUTBOX, shard))) {
            return result.next() && result.getBoolean(1);
        }
    }

    /** Leaves; the connection goes back to a pool, and nothing must stay on it. */
    void leave() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_unlock_all()");
        }
    }
}
