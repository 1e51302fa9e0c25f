package io.backwise.routine.plan;

import io.backwise.kit.order.InOrder;
import io.backwise.routine.plan.core.PlanLife;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** Keeps a plan's next revision and tells of it; the patient is locked. */
@ApplicationScoped
public class PlanRevising {
    private final PlanStore plans;
    private final AnnouncingPlans announcing;

    PlanRevising(PlanStore plans, AnnouncingPlans announcing) {
        this.plans = plans;
        this.announcing = announcing;
    }

    /**
     * @param plan at its next revision
     * @param by the {@code sub} of who changed it, or what did
     * @param news what progress is to hear of it, in order
     */
    Uni<Plan> keep(Plan plan, String reason, String by, List<PlanNews> news) {
        return keep(plan, reason, by, List.of(), news);
    }

    private Uni<Plan> keep(Plan plan, String reason, String by, List<StepTaken> steps, List<PlanNews> news) {
        return plans.replace(plan)
                .chain(() -> plans.addRevision(plan, reason, by, steps))
                .chain(() -> InOrder.each(news, it -> announcing.announce(plan, it)))
                .replaceWith(plan);
    }

    /**
     * Rules changed what is prescribed; it holds from now on, and other days of the week from tomorrow on. Of a plan that
     * another one follows progress hears nothing more: its days were told, and whose are those after it.
     *
     * @param plan at its next revision
     */
    public Uni<Plan> byRules(Plan plan, String reason, List<StepTaken> steps) {
        boolean otherDays = steps.stream().anyMatch(it -> it.exercise() == null);
        LocalDate from = notBeforeItStarts(plan, otherDays ? today(plan).plusDays(1) : today(plan));
        List<PlanNews> news =
                plan.status() == PlanStatus.SUPERSEDED ? List.of() : List.of(PlanV1.revised(from, reason));
        return keep(plan, reason, PausingPlan.BY, steps, news);
    }

    /**
     * Pauses an active plan from the first day that is free.
     *
     * @param steps that led to it
     */
    Uni<Plan> suspend(Plan plan, PlanLife.Active active, String reason, String by, List<StepTaken> steps) {
        return firstFreeDay(plan)
                .chain(day -> keep(
                        plan.at(active.suspend(day)),
                        "suspended: " + reason,
                        by,
                        steps,
                        List.of(PlanV1.suspended(day, reason))));
    }

    /** The first day that a change can leave free: today, or tomorrow when today's session is done; not before it starts. */
    Uni<LocalDate> firstFreeDay(Plan plan) {
        LocalDate today = today(plan);
        return plans.isDone(plan.patientId(), today)
                .map(done -> notBeforeItStarts(plan, done ? today.plusDays(1) : today));
    }

    static LocalDate today(Plan plan) {
        return LocalDate.now(ZoneId.of(plan.zone()));
    }

    static LocalDate notBeforeItStarts(Plan plan, LocalDate day) {
        return plan.startsOn().isAfter(day) ? plan.startsOn() : day;
    }
}
