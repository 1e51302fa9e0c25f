package io.backwise.routine.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Data of {@code plan-changed}.
 *
 * @param sequence counts all plan events of the patient from 1: their one order
 * @param from the first day for which the schedule holds
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PlanV1(
        UUID patientId,
        long sequence,
        UUID planId,
        int revision,
        PlanStatus status,
        LocalDate from,
        @Nullable LocalDate to,
        List<DayOfWeek> weekdays,
        String zone,
        List<String> exercises,
        @Nullable String reason) {

    static PlanEvent assigned(Plan plan, long sequence) {
        return event("assigned", plan, sequence, plan.startsOn(), null);
    }

    static PlanEvent revised(Plan plan, long sequence, LocalDate from, String reason) {
        return event("revised", plan, sequence, from, reason);
    }

    private static PlanEvent event(String what, Plan plan, long sequence, LocalDate from, @Nullable String reason) {
        return new PlanEvent(
                "io.backwise.routine.plan." + what + ".v1",
                new PlanV1(
                        plan.patientId(),
                        sequence,
                        plan.planId(),
                        plan.revision(),
                        plan.status(),
                        from,
                        plan.endsOn(),
                        plan.weekdays(),
                        plan.zone(),
                        plan.session().items().stream()
                                .map(Prescription::exercise)
                                .toList(),
                        reason));
    }
}
