package io.backwise.kit.problem;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** Tells a dependency that is away from a defect of ours. */
public final class Unavailability {
    /** Classes of SQLSTATE: connection exception, operator intervention, insufficient resources, system error. */
    private static final Set<String> AWAY = Set.of("08", "57", "53", "58");

    private Unavailability() {}

    /** Whether the failure comes from a database or network that does not answer, so that a retry may help. */
    public static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            boolean away =
                    switch (cause) {
                        case PgException pg -> isAway(pg.getSqlState());
                        case SQLException sql -> isAway(sql.getSQLState());
                        case ClosedConnectionException closed -> true;
                        case IOException io -> true;
                        case TimeoutException timeout -> true;
                        case VertxException vertx -> "Connection was closed".equals(vertx.getMessage());
                        default -> isPoolTimeout(cause);
                    };
            if (away) {
                return true;
            }
        }
        return false;
    }

    /** The root's class and nothing else: messages may quote data. */
    public static String describe(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName();
    }

    private static boolean isAway(String sqlState) {
        return sqlState != null && sqlState.length() == 5 && AWAY.contains(sqlState.substring(0, 2));
    }

    private static boolean isPoolTimeout(Throwable cause) {
        String message = cause.getMessage();
        return message != null && (message.startsWith("Timeout") || message.contains("Connection refused"));
    }
}
