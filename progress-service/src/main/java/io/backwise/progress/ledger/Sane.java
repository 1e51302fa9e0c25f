package io.backwise.progress.ledger;

import io.backwise.kit.consuming.Required;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Days and zones that a plan or session can speak of. Later ones would make every answer walk through centuries. */
final class Sane {
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);

    private Sane() {}

    /** The day may be absent. */
    static void day(String field, @Nullable LocalDate day) {
        Required.that(
                day == null || (!day.isBefore(EARLIEST) && day.isBefore(LATEST)),
                field + " is not from " + EARLIEST + " to " + LATEST);
    }

    static void instant(String field, Instant instant) {
        Instant earliest = EARLIEST.atStartOfDay().toInstant(ZoneOffset.UTC);
        Instant latest = LATEST.atStartOfDay().toInstant(ZoneOffset.UTC);
        Required.that(
                !instant.isBefore(earliest) && instant.isBefore(latest),
                field + " is not from " + EARLIEST + " to " + LATEST);
    }

    static void zone(String zone) {
        boolean known;
        try {
            ZoneId.of(zone);
            known = true;
        } catch (DateTimeException e) {
            known = false;
        }
        Required.that(known, "unknown zone");
    }
}
