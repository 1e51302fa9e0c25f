package io.backwise.benchmarks.pipeline;

import java.util.UUID;

/** Session ids as phones make them: UUIDs of version 7, ordered by time. */
final class Identifiers {
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private Identifiers() {}

    /**
     * The id for a moment.
     *
     * @param millis since 1970
     * @param random decides the rest; equal arguments give equal ids
     */
    static UUID v7(long millis, long random) {
        long mixed = random * 0x9E37_79B9_7F4A_7C15L;
        mixed ^= mixed >>> 32;
        return new UUID((millis << 16) | VERSION | (random & 0xFFF), VARIANT | (mixed >>> 2));
    }
}
