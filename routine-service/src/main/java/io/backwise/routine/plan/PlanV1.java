package io.backwise.routine.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.backwise.routine.plan.core.PlanLife;
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
 * @param to the first day on which nothing is scheduled any more
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
        @Nullable Pause pause,
        @Nullable String reason) {

    /**
     * Days on which nothing is due.
     *
     * @param to the first day after them; absent while it is not known
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Pause(LocalDate from, @Nullable LocalDate to) {}

    static PlanNews assigned() {
        return (plan, sequence) -> event("assigned", plan, sequence, plan.startsOn(), null, null);
    }

    static PlanNews revised(LocalDate from, String reason) {
        return (plan, sequence) -> event("revised", plan, sequence, from, null, reason);
    }

    static PlanNews suspended(LocalDate from, String reason) {
        return (plan, sequence) -> event("suspended", plan, sequence, plan.startsOn(), new Pause(from, null), reason);
    }

    static PlanNews resumed(Pause pause, String reason) {
        return (plan, sequence) -> event("resumed", plan, sequence, plan.startsOn(), pause, reason);
    }

    /** A pause that is open ends with its plan: it must not swallow the days of the next one. */
    static List<PlanNews> endOfPause(PlanLife.InForce life, LocalDate day, String reason) {
        return switch (life) {
            case PlanLife.Active it -> List.of();
            case PlanLife.Suspended it -> List.of(resumed(new Pause(it.from(), day), reason));
        };
    }

    /** The plan has its end. */
    static PlanNews completed(String reason) {
        return (plan, sequence) -> event("completed", plan, sequence, plan.startsOn(), null, reason);
    }

    private static PlanEvent event(
            String what, Plan plan, long sequence, LocalDate from, @Nullable Pause pause, @Nullable String reason) {
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
                        pause,
                        reason));
    }
}
