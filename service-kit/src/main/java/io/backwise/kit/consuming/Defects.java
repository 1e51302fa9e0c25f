package io.backwise.kit.consuming;

import io.backwise.kit.problem.Unavailability;
import java.sql.SQLException;
import java.util.Arrays;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Counts the tries, one after another, that a defect of ours has ended. A dependency that fails in between makes them begin anew:
 * as long as it is not whole, nothing proves that the record is to blame.
 */
final class Defects {
    private static final int ENOUGH = 5;
    private static final int DEPTH = 12;

    /** Of the client of the database, and what it stands on: whatever they say is no defect of ours. */
    private static final String[] CLIENTS = {"io.vertx.", "io.netty."};

    private int inARow;

    /** Takes this failure into account; whether there were so many that another try would meet it too. */
    boolean areEnough(Throwable failure) {
        boolean ours =
                RefusedData.isConflict(failure) || !Unavailability.isCauseOf(failure) && !isNotOurs(failure, DEPTH);
        inARow = ours ? inARow + 1 : 0;
        return inARow >= ENOUGH;
    }

    /** A failure while another one is being handled carries it beside its cause. */
    private static boolean isNotOurs(@Nullable Throwable failure, int depth) {
        return failure != null
                && depth > 0
                && (failure instanceof SQLException
                        || failure instanceof KafkaException
                        || failure instanceof VirtualMachineError
                        || Arrays.stream(CLIENTS).anyMatch(failure.getClass().getName()::startsWith)
                        || isNotOurs(failure.getCause(), depth - 1)
                        || Arrays.stream(failure.getSuppressed()).anyMatch(it -> isNotOurs(it, depth - 1)));
    }
}
