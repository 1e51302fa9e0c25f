package io.backwise.kit.problem;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/**
 * Leaves out of the log what nobody waits for. An answer that came too late to be given: the {@link Deadline} has answered by
 * then. And a session that is closed before its transaction, whose caller has left: the transaction is rolled back next, as
 * the fault tests see. Each would otherwise be told as a defect, with its stack.
 */
@LoggingFilter(name = "late-answers")
final class LateAnswers implements Filter {
    private static final String TOO_LATE = "Response has already been written";
    private static final String CLOSED_BEFORE_ITS_TRANSACTION = "HR000090";

    /** Tells of failures for which nobody was left. */
    private static final String DROPPED = "io.quarkus.mutiny.runtime.MutinyInfrastructure";

    @Override
    public boolean isLoggable(LogRecord record) {
        for (Throwable it = record.getThrown(); it != null; it = it.getCause()) {
            if (it instanceof IllegalStateException
                    && (TOO_LATE.equals(it.getMessage()) || isOfOneWhoLeft(record, it))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfOneWhoLeft(LogRecord record, Throwable it) {
        return DROPPED.equals(record.getLoggerName())
                && it.getMessage() != null
                && it.getMessage().startsWith(CLOSED_BEFORE_ITS_TRANSACTION);
    }
}
