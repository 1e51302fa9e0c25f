package io.backwise.routine.session;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session as the patient reports it.
 *
 * @param planRevision the revision that was played; the one in force at {@code performedAt} when absent
 * @param zone IANA time zone that the device had
 * @param status {@code rested} for a session left out because of pain; absent otherwise
 * @param painBefore NPRS, 0 to 10, as are {@code painWorst} and {@code painAfter}
 * @param effort Borg CR10, 0 to 10
 * @param symptomShift {@code none}, {@code centralised} or {@code peripheralised}
 * @param redFlags red flags answered "yes" with this session
 */
public record ReportRequest(
        UUID planId,
        @Nullable Integer planRevision,
        Instant performedAt,
        String zone,
        @Nullable String status,
        Integer painBefore,
        Integer painWorst,
        Integer painAfter,
        Integer effort,
        List<ReportedItem> items,
        @Nullable String symptomShift,
        @Nullable List<String> redFlags,
        @Nullable String note) {

    /**
     * What was done of one exercise.
     *
     * @param repsDone repetitions a set, of one side where it is per side
     * @param holdSecondsDone counts as the prescribed hold when absent, and earns no step up (rule PG02)
     * @param pain NPRS during this exercise
     * @param skipped why it was left out
     */
    public record ReportedItem(
            String exercise,
            @Nullable Integer setsDone,
            @Nullable Integer repsDone,
            @Nullable Integer holdSecondsDone,
            @Nullable Integer minutesDone,
            @Nullable Integer pain,
            @Nullable String skipped) {}

    /** Not a property of the JSON, as its name would say with another verb. */
    boolean hasRested() {
        return "rested".equals(status);
    }
}
