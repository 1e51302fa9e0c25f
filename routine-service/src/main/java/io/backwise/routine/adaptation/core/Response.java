package io.backwise.routine.adaptation.core;

import java.util.Locale;

/** How a back answered to a session; the best first. */
public enum Response {
    GREEN,
    AMBER,
    RED;

    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }
}
