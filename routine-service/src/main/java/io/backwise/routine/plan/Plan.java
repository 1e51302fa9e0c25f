package io.backwise.routine.plan;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A plan at a revision, as it is stored.
 *
 * @param number counts the patient's plans from 1
 * @param endsOn the first day on which it no longer holds; null while it has no end
 * @param assignedBy the {@code sub} of who put it in force
 */
public record Plan(
        UUID planId,
        UUID patientId,
        long number,
        int revision,
        PlanStatus status,
        LocalDate startsOn,
        @Nullable LocalDate endsOn,
        List<DayOfWeek> weekdays,
        String zone,
        String assignedBy,
        Instant assignedAt,
        List<RuleOverride> overrides,
        List<String> signOff,
        @Nullable String note,
        SessionPreview session) {

    /** Whether a session is scheduled on that day. */
    public boolean schedules(LocalDate day) {
        return !day.isBefore(startsOn)
                && (endsOn == null || day.isBefore(endsOn))
                && weekdays.contains(day.getDayOfWeek());
    }

    /** What is prescribed of an exercise; empty when it is not in the plan. */
    public Optional<Prescription> prescription(String exercise) {
        return session.items().stream()
                .filter(it -> it.exercise().equals(exercise))
                .findFirst();
    }

    Plan supersededFrom(LocalDate day) {
        return new Plan(
                planId,
                patientId,
                number,
                revision,
                PlanStatus.SUPERSEDED,
                startsOn,
                day,
                weekdays,
                zone,
                assignedBy,
                assignedAt,
                overrides,
                signOff,
                note,
                session);
    }

    Plan movedTo(String newZone) {
        return new Plan(
                planId,
                patientId,
                number,
                revision + 1,
                status,
                startsOn,
                endsOn,
                weekdays,
                newZone,
                assignedBy,
                assignedAt,
                overrides,
                signOff,
                note,
                session);
    }
}
