package io.backwise.progress.ledger;

import io.backwise.kit.consuming.Required;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What this service reads of {@code plan-changed}; checks what it needs.
 *
 * @param weekdays each once, in the order of the week, whatever the order in which they came
 */
record PlanV1(
        UUID patientId,
        Long sequence,
        LocalDate from,
        @Nullable LocalDate to,
        List<DayOfWeek> weekdays,
        String zone,
        @Nullable PauseV1 pause) {
    PlanV1 {
        Required.present("patientId", patientId);
        Required.present("sequence", sequence);
        Required.present("from", from);
        Required.present("weekdays", weekdays);
        Required.present("zone", zone);
        Required.that(sequence >= 1, "sequence is below 1");
        Required.each("weekdays", weekdays);
        Sane.day("from", from);
        Sane.day("to", to);
        Sane.zone(zone);
        weekdays = weekdays.stream().distinct().sorted().toList();
    }

    record PauseV1(LocalDate from, @Nullable LocalDate to) {
        PauseV1 {
            Required.present("pause.from", from);
            Sane.day("pause.from", from);
            Sane.day("pause.to", to);
        }
    }
}
