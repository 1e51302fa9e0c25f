package io.backwise.local;

import java.io.PrintStream;
import java.util.Locale;

/** What the person sees. */
public final class Console {
    private final PrintStream out;

    public Console(PrintStream out) {
        this.out = out;
    }

    void say(String text) {
        synchronized (out) {
            out.println(text);
            out.flush();
        }
    }

    /** A line of progress. */
    void ready(String part, long nanos) {
        say(String.format(Locale.ROOT, "  %-18s ready after %5.1f s", part, nanos / 1e9));
    }
}
