package io.backwise.testkit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Looks for an id in every column of every table of the service's database, whatever the tables are. */
public final class Traces {
    private static final String COLUMNS = """
            SELECT quote_ident(table_schema) || '.' || quote_ident(table_name), quote_ident(column_name)
            FROM information_schema.columns
            WHERE table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1, 2
            """;

    private static final String OF_PATIENTS = """
            SELECT quote_ident(table_schema) || '.' || quote_ident(table_name)
            FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
            WHERE column_name = 'patient_id' AND table_type = 'BASE TABLE' ORDER BY 1
            """;

    /** A table that a rebuild dropped meanwhile mentions nobody. */
    private static final String GONE = "42P01";

    private Traces() {}

    /** {@code schema.table.column} of each column that mentions the id. */
    public static List<String> of(UUID id) {
        List<String> found = new ArrayList<>();
        try (Connection connection = Parts.database();
                Statement columns = connection.createStatement();
                ResultSet all = columns.executeQuery(COLUMNS)) {
            while (all.next()) {
                if (mentions(connection, all.getString(1), all.getString(2), id)) {
                    found.add(all.getString(1) + "." + all.getString(2));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }

    /**
     * {@code schema.table} of each table that says whose a row is and has none of this patient. That no trace is left of
     * somebody proves as much as there was.
     */
    public static List<String> lacking(UUID patient) {
        List<String> lacking = new ArrayList<>();
        try (Connection connection = Parts.database();
                Statement tables = connection.createStatement();
                ResultSet all = tables.executeQuery(OF_PATIENTS)) {
            while (all.next()) {
                if (!mentions(connection, all.getString(1), "patient_id", patient)) {
                    lacking.add(all.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return lacking;
    }

    private static boolean mentions(Connection connection, String table, String column, UUID id) throws SQLException {
        String query = "SELECT count(*) FROM %s WHERE cast(%s AS text) ILIKE ?".formatted(table, column);
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, "%" + id + "%");
            try (ResultSet count = statement.executeQuery()) {
                return count.next() && count.getLong(1) > 0;
            }
        } catch (SQLException e) {
            if (GONE.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }
}
