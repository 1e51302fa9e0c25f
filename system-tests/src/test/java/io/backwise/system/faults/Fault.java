package io.backwise.system.faults;

import java.util.Optional;

/** Something that goes wrong while people report sessions. */
interface Fault {
    /** Its number in the matrix, such as {@code 1}, or a word for one that is not in it. */
    String number();

    /** What is done, in a few words. */
    String what();

    /** Whether it is in the short form, which every test run plays. */
    default boolean isShort() {
        return false;
    }

    /** Whether the read model must be the same when everything is consumed once more afterwards (I6). */
    default boolean replays() {
        return false;
    }

    /** Whether it leaves so many people behind that every look at them takes long: it is played when all else is done. */
    default boolean isCrowded() {
        return false;
    }

    /** Why it cannot be played on this machine; empty where it can. */
    default Optional<String> obstacle() {
        return Optional.empty();
    }

    /** Does it, waits, and heals it; the load goes on meanwhile. */
    void strike(Trial trial) throws Exception;
}
