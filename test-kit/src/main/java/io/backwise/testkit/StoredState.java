package io.backwise.testkit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What some tables of the service under test hold, as a text that changes when they do. */
public final class StoredState implements AutoCloseable {
    /** How far the regular looks of a service are: they change without anybody asking. */
    private static final String ROW = "to_jsonb(it) - array['screened_with', 'screened_at', 'gap_since', 'gap_days']";

    /** Where a row lies and who wrote it: as long as nobody writes it stays, and no row has to be read for it. */
    private static final String PLACE = "it.ctid::text || it.xmin::text";

    private final Connection connection;
    private final String query;
    private final String written;
    private String lastWritten = "";
    private String last = "";

    private StoredState(Connection connection, String query, String written) {
        this.connection = connection;
        this.query = query;
        this.written = written;
    }

    /** Of these tables; all others may change as they like. */
    public static StoredState of(String... tables) throws SQLException {
        return new StoredState(Parts.database(), query("(" + ROW + ")::text", tables), query(PLACE, tables));
    }

    private static String query(String row, String... tables) {
        return Arrays.stream(tables)
                .map(it -> "SELECT '" + it + " ' || count(*) || ' ' || coalesce(sum(hashtextextended(" + row
                        + ", 0)::numeric), 0) FROM " + it + " AS it")
                .collect(Collectors.joining(" UNION ALL "));
    }

    /** A line a table. */
    public String read() {
        String now = read(written);
        if (!now.equals(lastWritten)) {
            last = read(query);
            lastWritten = now;
        }
        return last;
    }

    private String read(String query) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            StringBuilder state = new StringBuilder();
            while (rows.next()) {
                state.append(rows.getString(1)).append('\n');
            }
            return state.toString();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
