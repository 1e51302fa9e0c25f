package io.backwise.testkit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What a class of the service under test logs until this is closed. */
public final class LogLines extends Handler implements AutoCloseable {
    private final Logger logger;
    private final List<String> heard = new CopyOnWriteArrayList<>();

    private LogLines(Logger logger) {
        this.logger = logger;
    }

    /** @param category the name of the class */
    public static LogLines of(String category) {
        LogLines lines = new LogLines(Logger.getLogger(category));
        lines.logger.addHandler(lines);
        return lines;
    }

    /** In the order in which they were written. */
    public List<String> heard() {
        return List.copyOf(heard);
    }

    @Override
    public void publish(LogRecord record) {
        Object[] parameters = record.getParameters();
        heard.add(
                parameters == null
                        ? String.valueOf(record.getMessage())
                        : String.format(record.getMessage(), parameters));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
