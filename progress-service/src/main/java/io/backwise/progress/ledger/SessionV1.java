package io.backwise.progress.ledger;

import io.backwise.kit.consuming.Required;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What this service reads of {@code session-completed}; checks what it needs. */
record SessionV1(
        UUID sessionId,
        UUID patientId,
        Instant performedAt,
        String zone,
        LocalDate performedOn,
        String status,
        Double completion,
        Integer painBefore,
        Integer painWorst,
        Integer painAfter,
        Integer effort,
        List<ItemV1> items,
        Instant reportedAt) {
    private static final Set<String> STATUS = Set.of("completed", "partial", "rested");
    private static final int WORST = 10;

    SessionV1 {
        Required.present("sessionId", sessionId);
        Required.present("patientId", patientId);
        Required.present("performedAt", performedAt);
        Required.present("performedOn", performedOn);
        Required.present("zone", zone);
        Required.present("reportedAt", reportedAt);
        Required.present("completion", completion);
        Required.present("items", items);
        Sane.zone(zone);
        Required.that(status != null && STATUS.contains(status), "unknown status");
        Required.that(completion >= 0 && completion <= 1, "completion is not 0 to 1");
        scale("painBefore", painBefore);
        scale("painWorst", painWorst);
        scale("painAfter", painAfter);
        scale("effort", effort);
        Required.each("items", items);
        Sane.day("performedOn", performedOn);
        Sane.instant("performedAt", performedAt);
        Sane.instant("reportedAt", reportedAt);
        long apart =
                ChronoUnit.DAYS.between(performedAt.atOffset(ZoneOffset.UTC).toLocalDate(), performedOn);
        Required.that(Math.abs(apart) <= 1, "performedOn is more than a day from performedAt");
    }

    /** What was done of one exercise. */
    record ItemV1(
            String exercise,
            @Nullable Integer setsDone,
            @Nullable Integer repsDone,
            @Nullable Integer holdSecondsDone,
            @Nullable Integer minutesDone) {
        ItemV1 {
            Required.present("items.exercise", exercise);
            notNegative("items.setsDone", setsDone);
            notNegative("items.repsDone", repsDone);
            notNegative("items.holdSecondsDone", holdSecondsDone);
            notNegative("items.minutesDone", minutesDone);
        }

        private static void notNegative(String field, @Nullable Integer value) {
            Required.that(value == null || value >= 0, field + " is below 0");
        }
    }

    private static void scale(String field, @Nullable Integer value) {
        Required.that(value != null && value >= 0 && value <= WORST, field + " is not 0 to 10");
    }
}
