package io.backwise.kit.problem;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/**
 * Leaves out of the log that an answer came too late to be given: the {@link Deadline} has answered by then. Each would
 * otherwise be told twice, as a defect and with its stack.
 */
@LoggingFilter(name = "late-answers")
final class LateAnswers implements Filter {
    private static final String TOO_LATE = "Response has already been written";

    @Override
    public boolean isLoggable(LogRecord record) {
        for (Throwable it = record.getThrown(); it != null; it = it.getCause()) {
            if (it instanceof IllegalStateException && TOO_LATE.equals(it.getMessage())) {
                return false;
            }
        }
        return true;
    }
}
