package io.backwise.testkit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A lock in the service's own database, held until it is closed: for whoever needs it, the database hangs. */
public final class HeldLock implements AutoCloseable {
    private final Connection connection;

    private HeldLock(Connection connection) {
        this.connection = connection;
    }

    /** Nobody reads or writes the table meanwhile. */
    public static HeldLock ofTable(String table) throws SQLException {
        return by("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
    }

    /** Nobody changes the rows or locks them for a change meanwhile, as while somebody else changes them. */
    public static HeldLock ofRows(String table, String condition) throws SQLException {
        return by("SELECT FROM " + table + " WHERE " + condition + " FOR NO KEY UPDATE");
    }

    private static HeldLock by(String sql) throws SQLException {
        Connection connection = Parts.database();
        try (Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(sql);
            return new HeldLock(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Returns when so many wait for this lock, or for who waits for it. */
    public void awaitWaiting(int many) throws SQLException, InterruptedException {
        while (waiting() < many) {
            Thread.sleep(20);
        }
    }

    /** How many wait for this lock, or for who waits for it. */
    public long waiting() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT count(*) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND wait_event_type = 'Lock'")) {
            found.next();
            return found.getLong(1);
        }
    }

    /** Lets go; once more does nothing. */
    @Override
    public void close() throws SQLException {
        // The server ends the transaction with its session.
        connection.close();
    }
}
