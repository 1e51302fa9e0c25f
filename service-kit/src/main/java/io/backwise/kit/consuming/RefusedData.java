package io.backwise.kit.consuming;

import io.vertx.pgclient.PgException;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells data that a database will never take from a database that is away. */
final class RefusedData {
    /** Classes of SQLSTATE: data exception, integrity constraint violation, program limit exceeded. */
    private static final Set<String> CLASSES = Set.of("22", "23", "54");

    private RefusedData() {}

    static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            boolean refused =
                    switch (cause) {
                        case PgException pg -> isRefusal(pg.getSqlState());
                        case SQLException sql -> isRefusal(sql.getSQLState());
                        default -> false;
                    };
            if (refused) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRefusal(@Nullable String sqlState) {
        return sqlState != null && sqlState.length() == 5 && CLASSES.contains(sqlState.substring(0, 2));
    }
}
