package io.backwise.kit.consuming;

import io.vertx.pgclient.PgException;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Predicate;

/** Tells data that a database will never take from a database that is away. */
final class RefusedData {
    /** Classes of SQLSTATE: data exception, program limit exceeded. */
    private static final Set<String> CLASSES = Set.of("22", "54");

    /**
     * Of the constraints those that look at the row alone: not null, check. Whether a key is there, or there already, hangs on what
     * else stands, and may be otherwise at the next try.
     */
    private static final Set<String> OF_THE_ROW = Set.of("23502", "23514");

    private static final String CONSTRAINTS = "23";

    private RefusedData() {}

    static boolean isCauseOf(Throwable failure) {
        return any(failure, state -> CLASSES.contains(state.substring(0, 2)) || OF_THE_ROW.contains(state));
    }

    /** Whether the database is there and finds that the change does not go with what stands. */
    static boolean isConflict(Throwable failure) {
        return any(failure, state -> state.startsWith(CONSTRAINTS) && !OF_THE_ROW.contains(state));
    }

    private static boolean any(Throwable failure, Predicate<String> isSo) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String state =
                    switch (cause) {
                        case PgException pg -> pg.getSqlState();
                        case SQLException sql -> sql.getSQLState();
                        default -> null;
                    };
            if (state != null && state.length() == 5 && isSo.test(state)) {
                return true;
            }
        }
        return false;
    }
}
