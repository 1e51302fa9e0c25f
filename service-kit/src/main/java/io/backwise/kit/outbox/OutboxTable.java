package io.backwise.kit.outbox;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The outbox as its relay sees it, on a connection of its own. Every statement commits by itself: no transaction waits for
 * the broker.
 */
final class OutboxTable implements AutoCloseable {
    private static final String FIRST = """
            SELECT outbox.shard, position, event_id, topic, key, type, source, occurred_at, correlation_id, data, headers
            FROM unnest(?) AS own (shard) CROSS JOIN LATERAL (
                SELECT *, sum(octet_length(data)) OVER (ORDER BY position) - octet_length(data) AS bytes_before
                FROM (SELECT * FROM outbox WHERE outbox.shard = own.shard ORDER BY position LIMIT ?) AS first) AS outbox
            WHERE bytes_before < ?
            ORDER BY position
            """;

    private final Connection connection;
    private final OutboxLeases leases;

    private OutboxTable(Connection connection, OutboxLeases leases) {
        this.connection = connection;
        this.leases = leases;
    }

    /**
     * @param timeout after which a database that does not answer is taken for gone, and after which the database takes a
     *     relay that asks nothing for gone: one that hangs does not keep its shards
     */
    static OutboxTable open(DataSource database, Duration timeout) throws SQLException {
        Connection connection = database.getConnection();
        try {
            connection.setAutoCommit(true);
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(timeout.toMillis()));
            setIdleTimeout(connection, timeout.toMillis());
            return new OutboxTable(connection, new OutboxLeases(connection));
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static void setIdleTimeout(Connection connection, long millis) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET idle_session_timeout = " + millis);
        }
    }

    OutboxLeases leases() {
        return leases;
    }

    /**
     * The first rows of each shard that are still unpublished, in order. Never "after the last one seen": that would skip a
     * late commit.
     *
     * @param most rows of a shard
     * @param bytes of data of a shard after which none more is read: what waits is read piece by piece, however large it is
     */
    List<OutboxRow> first(Collection<Integer> shards, int most, long bytes) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIRST)) {
            statement.setArray(1, connection.createArrayOf("integer", shards.toArray()));
            statement.setInt(2, most);
            statement.setLong(3, bytes);
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
                result.getInt(1),
                result.getLong(2),
                result.getObject(3, UUID.class),
                result.getString(4),
                result.getString(5),
                result.getString(6),
                result.getString(7),
                result.getObject(8, OffsetDateTime.class),
                result.getString(9),
                result.getString(10),
                headers(result.getArray(11)));
    }

    private static List<String> headers(@Nullable Array headers) throws SQLException {
        return headers == null ? List.of() : List.of((String[]) headers.getArray());
    }

    void delete(List<OutboxRow> rows) throws SQLException {
        Long[] positions = rows.stream().map(OutboxRow::position).toArray(Long[]::new);
        try (PreparedStatement statement = connection.prepareStatement("DELETE FROM outbox WHERE position = ANY (?)")) {
            statement.setArray(1, connection.createArrayOf("bigint", positions));
            statement.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            leases.leave();
            setIdleTimeout(connection, 0);
        }
    }
}
