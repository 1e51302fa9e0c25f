package io.backwise.kit.problem;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Tells a dependency that is away from a defect of ours. */
public final class Unavailability {
    /**
     * Classes of SQLSTATE: connection exception, transaction rollback (a deadlock, say), operator intervention, insufficient
     * resources, system error.
     */
    private static final Set<String> AWAY = Set.of("08", "40", "57", "53", "58");

    private static final int DEPTH = 12;

    private Unavailability() {}

    /** Whether the failure comes from a database or network that does not answer, so that a retry may help. */
    public static boolean isCauseOf(Throwable failure) {
        return isCauseOf(failure, DEPTH);
    }

    /** A failure while another one is being handled carries it beside its cause. */
    private static boolean isCauseOf(@Nullable Throwable failure, int depth) {
        return failure != null
                && depth > 0
                && (isAway(failure)
                        || isCauseOf(failure.getCause(), depth - 1)
                        || Arrays.stream(failure.getSuppressed()).anyMatch(it -> isCauseOf(it, depth - 1)));
    }

    private static boolean isAway(Throwable cause) {
        return switch (cause) {
            case PgException pg -> isAway(pg.getSqlState());
            case SQLException sql -> isAway(sql.getSQLState());
            case ClosedConnectionException closed -> true;
            case IOException io -> true;
            case TimeoutException timeout -> true;
            case VertxException vertx -> "Connection was closed".equals(vertx.getMessage());
            default -> isTold(cause);
        };
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

    /** The client says some of it in words only. */
    private static boolean isTold(Throwable cause) {
        String message = cause.getMessage();
        return message != null
                && (message.startsWith("Timeout")
                        || message.startsWith("Connection is not active now")
                        || message.contains("Connection refused"));
    }
}
