package io.backwise.kit.problem;

import io.quarkus.logging.LoggingFilter;
import java.util.List;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/**
 * Leaves out of the log what nobody waits for. An answer that came too late to be given: the {@link Deadline} has answered by
 * then. And work whose caller has left and whose session is closed: its transaction is rolled back, as the fault tests see.
 * Each would otherwise be told as a defect, with its stack.
 */
@LoggingFilter(name = "late-answers")
final class LateAnswers implements Filter {
    private static final String TOO_LATE = "Response has already been written";

    /** What work says that goes on a step further after its caller has left: its session is gone. */
    private static final List<String> WITHOUT_ITS_SESSION =
            List.of("HR000090", "Session/EntityManager is closed", "No current Mutiny.Session found");

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
                && WITHOUT_ITS_SESSION.stream().anyMatch(it.getMessage()::startsWith);
    }
}
