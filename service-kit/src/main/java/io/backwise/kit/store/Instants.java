package io.backwise.kit.store;

import java.time.Instant;
import java.time.OffsetDateTime;

/** Reads a timestamp of a native query, whose Java type depends on the driver. */
public final class Instants {
    private Instants() {}

    public static Instant of(Object column) {
        return column instanceof OffsetDateTime dateTime ? dateTime.toInstant() : (Instant) column;
    }
}
