package io.backwise.routine.access;

import java.time.Instant;
import java.time.OffsetDateTime;

/** Reads a timestamp of a native query, whose Java type depends on the driver. */
final class Instants {
    private Instants() {}

    static Instant of(Object column) {
        return column instanceof OffsetDateTime dateTime ? dateTime.toInstant() : (Instant) column;
    }
}
