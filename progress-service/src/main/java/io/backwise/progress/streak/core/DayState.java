package io.backwise.progress.streak.core;

import java.util.Locale;

/** What became of a scheduled day. */
public enum DayState {
    /** A counting session lies in its window. */
    MET,
    /** Not met, but rested because of pain, or a pause began. */
    EXCUSED,
    /** Neither yet, and there is time left. */
    PENDING,
    /** A free miss: at most two in any 28 days, and only while a streak runs. */
    FROZEN,
    /** Nothing came: the streak starts over. */
    MISSED;

    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether adherence counts the day: it was due, and its time is over or used. */
    public boolean wasDue() {
        return this == MET || this == MISSED || this == FROZEN;
    }
}
