package io.backwise.routine.plan;

import io.backwise.routine.catalogue.Catalogue;
import io.backwise.routine.plan.core.PlanLife;
import io.backwise.routine.profile.Profile;
import io.backwise.screening.Audience;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A plan at a revision, as it is stored.
 *
 * @param number counts the patient's plans from 1
 * @param endsOn the first day on which it no longer holds; null while it has no end
 * @param pausedFrom the first day of the pause; null unless it is suspended
 * @param locked whether a clinician wants it to stay as it is
 * @param minutesPerSession the time budget that was asked for; null when it is that of the profile
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
        @Nullable LocalDate pausedFrom,
        boolean locked,
        List<DayOfWeek> weekdays,
        String zone,
        String assignedBy,
        Instant assignedAt,
        List<RuleOverride> overrides,
        List<String> signOff,
        @Nullable Integer minutesPerSession,
        @Nullable String note,
        SessionPreview session) {

    /** Whether a session is scheduled on that day. */
    public boolean schedules(LocalDate day) {
        return !day.isBefore(startsOn)
                && (endsOn == null || day.isBefore(endsOn))
                && (pausedFrom == null || day.isBefore(pausedFrom))
                && weekdays.contains(day.getDayOfWeek());
    }

    /** What is prescribed of an exercise; empty when it is not in the plan. */
    public Optional<Prescription> prescription(String exercise) {
        return session.items().stream()
                .filter(it -> it.exercise().equals(exercise))
                .findFirst();
    }

    /** For whom it is screened: what only a clinician may compose is in no plan that a patient made alone. */
    Audience audience() {
        return assignedBy.equals(patientId.toString()) ? Audience.SELF : Audience.CLINICIAN;
    }

    /** The conditions that keep this plan from being done because the patient made it alone; empty when none does. */
    public Set<String> clinicianNeeded(Catalogue catalogue, Set<String> conditions) {
        return audience() == Audience.SELF ? catalogue.engine().clinicianPlanRequired(conditions) : Set.of();
    }

    /** The time of a session: what was asked for the plan, or what the person has. */
    public int secondsAtMost(Profile profile) {
        return 60 * (minutesPerSession == null ? profile.minutesPerSession() : minutesPerSession);
    }

    PlanLife life() {
        return switch (status) {
            case ACTIVE -> new PlanLife.Active();
            case SUSPENDED -> new PlanLife.Suspended(Objects.requireNonNullElse(pausedFrom, startsOn));
            case COMPLETED -> new PlanLife.Completed(Objects.requireNonNullElse(endsOn, startsOn));
            case SUPERSEDED -> new PlanLife.Superseded(Objects.requireNonNullElse(endsOn, startsOn));
        };
    }

    boolean isInForce() {
        return life() instanceof PlanLife.InForce;
    }

    /** The next revision, at another point of its life. */
    Plan at(PlanLife life) {
        return switch (life) {
            case PlanLife.Active it -> next(PlanStatus.ACTIVE, null, null, locked, zone, this);
            case PlanLife.Suspended it -> next(PlanStatus.SUSPENDED, null, it.from(), locked, zone, this);
            case PlanLife.Completed it -> next(PlanStatus.COMPLETED, it.to(), null, locked, zone, this);
            // A paused plan stays so until the next one begins.
            case PlanLife.Superseded it -> next(PlanStatus.SUPERSEDED, it.to(), pausedFrom, locked, zone, this);
        };
    }

    /** The next revision, whose days are those of another zone. */
    Plan movedTo(String newZone) {
        return next(status, endsOn, pausedFrom, locked, newZone, this);
    }

    /** The next revision, which stays as it is, or may change again. */
    Plan locked(boolean isLocked) {
        return next(status, endsOn, pausedFrom, isLocked, zone, this);
    }

    /** The next revision, which prescribes what an earlier one did. */
    Plan withContentOf(Plan earlier) {
        return next(status, endsOn, pausedFrom, locked, zone, earlier);
    }

    /** The next revision, which prescribes something else. */
    public Plan prescribing(SessionPreview newSession, List<DayOfWeek> newWeekdays) {
        return next(
                status,
                endsOn,
                pausedFrom,
                locked,
                zone,
                new Plan(
                        planId,
                        patientId,
                        number,
                        revision,
                        status,
                        startsOn,
                        endsOn,
                        pausedFrom,
                        locked,
                        newWeekdays,
                        zone,
                        assignedBy,
                        assignedAt,
                        overrides,
                        signOff,
                        minutesPerSession,
                        note,
                        newSession));
    }

    /** Being superseded is no revision: nobody changed what it prescribes. */
    private int nextRevision(PlanStatus newStatus) {
        boolean isSupersededNow = newStatus == PlanStatus.SUPERSEDED && status != PlanStatus.SUPERSEDED;
        return isSupersededNow ? revision : revision + 1;
    }

    private Plan next(
            PlanStatus newStatus,
            @Nullable LocalDate newEnd,
            @Nullable LocalDate newPause,
            boolean isLocked,
            String newZone,
            Plan content) {
        return new Plan(
                planId,
                patientId,
                number,
                nextRevision(newStatus),
                newStatus,
                startsOn,
                newEnd,
                newPause,
                isLocked,
                content.weekdays,
                newZone,
                assignedBy,
                assignedAt,
                content.overrides,
                content.signOff,
                content.minutesPerSession,
                content.note,
                content.session);
    }
}
