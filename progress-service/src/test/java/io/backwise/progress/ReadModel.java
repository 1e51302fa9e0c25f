package io.backwise.progress;

import io.backwise.testkit.Parts;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The tables that are rebuilt, looked at beneath the service. */
final class ReadModel {
    private static final List<String> MODEL =
            List.of("care_team", "care_team_member", "schedule_fact", "session_fact", "checkpoint", "care_alert");
    /** Its tables, columns, constraints and indexes. */
    static final String SHAPE = """
            SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
            UNION ALL
            SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
            FROM pg_constraint WHERE connamespace = 'public'::regnamespace
            UNION ALL
            SELECT 'column ' || table_name || '.' || column_name || ' ' || ordinal_position || ' ' || data_type || ' '
                || is_nullable || ' ' || coalesce(column_default, '') || ' ' || coalesce(collation_name, '')
            FROM information_schema.columns WHERE table_schema = 'public'
            """;

    private ReadModel() {}

    /** Every row of every table. */
    static Map<String, String> rows() {
        Map<String, String> model = new TreeMap<>();
        MODEL.forEach(table -> model.put(table, rows("SELECT it::text FROM " + table + " AS it")));
        return model;
    }

    /** The first column of each row, sorted. */
    static String rows(String query) {
        try (Connection connection = Parts.database();
                Statement statement = connection.createStatement();
                ResultSet all = statement.executeQuery("SELECT * FROM (" + query + ") AS rows ORDER BY 1")) {
            StringBuilder text = new StringBuilder();
            while (all.next()) {
                text.append(all.getString(1)).append('\n');
            }
            return text.toString();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static void change(String statement) {
        try (Connection connection = Parts.database();
                Statement it = connection.createStatement()) {
            it.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
