package io.backwise.benchmarks.pipeline;

import io.backwise.benchmarks.measure.MeasuredSystem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;

/** What lies in the ledger of the progress-service, looked at from outside. */
final class LedgerRows implements AutoCloseable {
    private static final Duration GLANCE = Duration.ofMillis(10);

    private final Connection connection;

    LedgerRows(MeasuredSystem system) throws SQLException {
        connection = system.connect("progress");
    }

    /**
     * A stretch of consumption, from the first row to the last.
     *
     * @param firstNanos when the first was seen, by {@link System#nanoTime()}
     * @param lastNanos when the last was seen
     */
    record Stretch(long firstNanos, long lastNanos, int events) {
        double perSecond() {
            return events / seconds();
        }

        double seconds() {
            return (lastNanos - firstNanos) / 1e9;
        }
    }

    /** @throws IllegalStateException when not all are there in time */
    Stretch await(Published events, Duration patience) throws SQLException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        long first = awaitSome(events.first(), 1, end);
        long last = awaitSome(events.last(), events.last().size(), end);
        return new Stretch(first, last, events.count());
    }

    private long awaitSome(Collection<UUID> sessions, int least, long end) throws SQLException, InterruptedException {
        try (PreparedStatement look =
                connection.prepareStatement("SELECT count(*) FROM session_fact WHERE session_id = ANY(?)")) {
            look.setArray(1, connection.createArrayOf("uuid", sessions.toArray()));
            while (true) {
                if (number(look.executeQuery()) >= least) {
                    return System.nanoTime();
                }
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("the ledger lacks events that were published; it has " + count());
                }
                Thread.sleep(GLANCE);
            }
        }
    }

    void awaitPlans(int plans) throws SQLException, InterruptedException {
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (count("schedule_fact") < plans) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the ledger lacks plans that were published");
            }
            Thread.sleep(100);
        }
    }

    /** The sessions. */
    long count() throws SQLException {
        return count("session_fact");
    }

    private long count(String table) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return number(statement.executeQuery("SELECT count(*) FROM " + table));
        }
    }

    private static long number(ResultSet rows) throws SQLException {
        try (rows) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
