package io.backwise.testkit;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The statements that the service under test sends to its database, each by its SQL, until this is closed. */
public final class Statements implements AutoCloseable {
    /** Where each is told of. Held, so that its level is not forgotten. */
    private static final Logger TOLD = Logger.getLogger("org.hibernate.SQL");

    private final Level level = TOLD.getLevel();
    private final LogLines lines = LogLines.of(TOLD.getName());

    private Statements() {
        TOLD.setUseParentHandlers(false);
        TOLD.setLevel(Level.FINE);
    }

    /** Begins to listen. */
    public static Statements heard() {
        return new Statements();
    }

    /** So far, in their order. */
    public List<String> all() {
        return lines.heard();
    }

    @Override
    public void close() {
        lines.close();
        TOLD.setLevel(level);
        TOLD.setUseParentHandlers(true);
    }
}
