package io.backwise.embedded;

/** What a part promises of data that it has acknowledged. */
public enum Durability {
    /** Survives a crash of the machine: every commit is flushed to disk. */
    CRASH_SAFE,
    /** May lose the last commits in a crash of the machine; for tests, which keep nothing. */
    FAST
}
