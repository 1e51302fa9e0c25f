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
class PlanRevising {
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
        return plans.replace(plan)
                .chain(() -> plans.addRevision(plan, reason, by))
                .chain(() -> InOrder.each(news, it -> announcing.announce(plan, it)))
                .replaceWith(plan);
    }

    /** Pauses an active plan from the first day that is free. */
    Uni<Plan> suspend(Plan plan, PlanLife.Active active, String reason, String by) {
        return firstFreeDay(plan)
                .chain(day -> keep(
                        plan.at(active.suspend(day)),
                        "suspended: " + reason,
                        by,
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
