package io.backwise.progress.ledger;

import io.backwise.kit.consuming.Required;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What this service reads of {@code plan-changed}; checks what it needs. */
record PlanV1(
        UUID patientId,
        Long sequence,
        LocalDate from,
        @Nullable LocalDate to,
        List<DayOfWeek> weekdays,
        String zone,
        @Nullable PauseV1 pause) {
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(9999, 1, 1);

    PlanV1 {
        Required.present("patientId", patientId);
        Required.present("sequence", sequence);
        Required.present("from", from);
        Required.present("weekdays", weekdays);
        Required.present("zone", zone);
        Required.that(sequence >= 1, "sequence is below 1");
        Required.that(!weekdays.contains(null), "a weekday is missing");
        sane("from", from);
        sane("to", to);
        Required.that(isZone(zone), "unknown zone");
    }

    record PauseV1(LocalDate from, @Nullable LocalDate to) {
        PauseV1 {
            Required.present("pause.from", from);
            sane("pause.from", from);
            sane("pause.to", to);
        }
    }

    private static void sane(String field, @Nullable LocalDate day) {
        Required.that(
                day == null || (!day.isBefore(EARLIEST) && day.isBefore(LATEST)), field + " is no date of this time");
    }

    static boolean isZone(String zone) {
        try {
            ZoneId.of(zone);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
