package io.backwise.routine.plan;

import io.backwise.routine.plan.SessionPreview.Advice;
import io.backwise.routine.plan.SessionPreview.ConditionInForce;
import io.backwise.routine.plan.SessionPreview.ExcludedExercise;
import io.backwise.routine.plan.SessionPreview.NotChosen;
import io.backwise.routine.plan.SessionPreview.UnmetGoal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A plan as clients see it: the session that was composed, and when it is due. */
public record PlanView(
        UUID planId,
        UUID patientId,
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
        @Nullable String note,
        List<Prescription> items,
        List<ExcludedExercise> excluded,
        List<NotChosen> notChosen,
        List<UnmetGoal> unmetGoals,
        int totalSeconds,
        int objective,
        long catalogVersion,
        long rulesVersion,
        List<Advice> advice,
        List<ConditionInForce> conditions,
        String disclaimer) {
    static PlanView of(Plan plan) {
        SessionPreview it = plan.session();
        return new PlanView(
                plan.planId(),
                plan.patientId(),
                plan.revision(),
                plan.status(),
                plan.startsOn(),
                plan.endsOn(),
                plan.pausedFrom(),
                plan.locked(),
                plan.weekdays(),
                plan.zone(),
                plan.assignedBy(),
                plan.assignedAt(),
                plan.overrides(),
                plan.signOff(),
                plan.note(),
                it.items(),
                it.excluded(),
                it.notChosen(),
                it.unmetGoals(),
                it.totalSeconds(),
                it.objective(),
                it.catalogVersion(),
                it.rulesVersion(),
                it.advice(),
                it.conditions(),
                it.disclaimer());
    }
}
