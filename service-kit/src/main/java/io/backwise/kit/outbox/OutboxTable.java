package io.backwise.kit.outbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The outbox as its relay sees it. Holds the advisory lock that makes this replica the one that relays; the lock lives
 * on this connection and dies with it. Every statement commits by itself: no transaction waits for the broker.
 */
final class OutboxTable implements AutoCloseable {
    private static final String FIRST = """
            SELECT position, event_id, topic, key, type, source, occurred_at, correlation_id, data
            FROM outbox ORDER BY position LIMIT ?
            """;

    private final Connection connection;
    private final String lock;
    private final boolean leased;

    private OutboxTable(Connection connection, String lock, boolean leased) {
        this.connection = connection;
        this.lock = lock;
        this.leased = leased;
    }

    /** @param timeout after which a database that does not answer is taken for gone */
    static OutboxTable lease(DataSource database, String service, Duration timeout) throws SQLException {
        Connection connection = database.getConnection();
        try {
            connection.setAutoCommit(true);
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(timeout.toMillis()));
            String lock = service + "-outbox";
            return new OutboxTable(connection, lock, tryLock(connection, lock));
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static boolean tryLock(Connection connection, String lock) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT pg_try_advisory_lock(hashtextextended(?, 0))")) {
            statement.setString(1, lock);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    boolean isLeased() {
        return leased;
    }

    /** The first rows that are still unpublished, in order. Never "after the last one seen": that would skip a late commit. */
    List<OutboxRow> first(int limit) throws SQLException {
        try (var statement = connection.prepareStatement(FIRST)) {
            statement.setInt(1, limit);
            try (ResultSet result = statement.executeQuery()) {
                List<OutboxRow> rows = new ArrayList<>();
                while (result.next()) {
                    rows.add(row(result));
                }
                return rows;
            }
        }
    }

    private static OutboxRow row(ResultSet result) throws SQLException {
        return new OutboxRow(
                result.getLong(1),
                result.getObject(2, UUID.class),
                result.getString(3),
                result.getString(4),
                result.getString(5),
                result.getString(6),
                result.getObject(7, OffsetDateTime.class),
                result.getString(8),
                result.getString(9));
    }

    void delete(List<OutboxRow> rows) throws SQLException {
        Long[] positions = rows.stream().map(OutboxRow::position).toArray(Long[]::new);
        try (var statement = connection.prepareStatement("DELETE FROM outbox WHERE position = ANY (?)")) {
            statement.setArray(1, connection.createArrayOf("bigint", positions));
            statement.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            if (leased) {
                // The connection goes back to a pool: the lock must not stay on it.
                try (var statement = connection.prepareStatement("SELECT pg_advisory_unlock(hashtextextended(?, 0))")) {
                    statement.setString(1, lock);
                    statement.execute();
                }
            }
        }
    }
}
