package io.backwise.progress.streak.core;

import java.util.Locale;

/** How the day stands. */
public enum Today {
    PAUSED,
    NO_PLAN,
    DONE,
    EXCUSED,
    DUE,
    REST_DAY;

    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
