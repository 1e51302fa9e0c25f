package io.backwise.testkit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/**
 * A shard of the outbox of the service under test, held as by another replica that hangs: what is written to it waits until
 * this is closed.
 */
public final class HeldShard implements AutoCloseable {
    /** As relays name their locks. */
    private static final int OUTBOX = 4_711;

    private static final int PRESENT = -1;

    /** The one that a relay gives up first. */
    private static final int SHARD = 0;

    private static final String IDS = """
            INSERT INTO outbox (event_id, topic, key, type, source, occurred_at, data)
            SELECT id, 'none', id::text, 'none', 'none', now(), ''
            FROM (SELECT gen_random_uuid() AS id FROM generate_series(1, 100)) AS ids
            RETURNING key, shard
            """;

    private final Connection connection;

    private HeldShard(Connection connection) {
        this.connection = connection;
    }

    /** Returns when the relay has given it up. */
    public static HeldShard taken() throws SQLException {
        Connection connection = Parts.database();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_lock_shared(%d, %d)".formatted(OUTBOX, PRESENT));
            statement.execute("SELECT pg_advisory_lock(%d, %d)".formatted(OUTBOX, SHARD));
            return new HeldShard(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** An id of nobody whose events are in the shard. */
    public UUID id() throws SQLException {
        try (Connection asked = Parts.database();
                Statement statement = asked.createStatement()) {
            asked.setAutoCommit(false);
            try (ResultSet ids = statement.executeQuery(IDS)) {
                while (ids.next()) {
                    if (ids.getInt(2) == SHARD) {
                        return UUID.fromString(ids.getString(1));
                    }
                }
            } finally {
                asked.rollback();
            }
        }
        throw new IllegalStateException("none of many ids is in the shard");
    }

    /** The relay takes it back within some seconds. */
    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
