package io.backwise.routine.plan;

import io.backwise.kit.order.InOrder;
import io.backwise.routine.held.Held;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Plans with all their revisions. */
@ApplicationScoped
class HeldPlans implements Held {
    private final PlanStore plans;

    HeldPlans(PlanStore plans) {
        this.plans = plans;
    }

    /**
     * A plan as it is now, and all that it was.
     *
     * @param minutesPerSession the time budget that was asked for; null when it is that of the profile
     * @param gap that the plan has answered to; null before the first
     */
    record Item(
            PlanView plan,
            @Nullable Integer minutesPerSession,
            @Nullable Gap gap,
            List<PlanRevisionView> revisions) {}

    /** A time without a session: since which day, and how many days of it. */
    record Gap(LocalDate since, int days) {}

    @Override
    public String section() {
        return "plans";
    }

    @Override
    public Set<String> tables() {
        return Set.of("plan", "plan_revision");
    }

    @Override
    public Uni<List<Item>> of(UUID patientId) {
        List<Item> items = new ArrayList<>();
        return plans.all(patientId)
                .chain(all -> InOrder.each(all, plan -> item(plan).invoke(items::add)))
                .replaceWith(items);
    }

    private Uni<Item> item(Plan plan) {
        return plans.gap(plan.planId()).chain(gap -> plans.revisions(plan.planId(), 0, Integer.MAX_VALUE)
                .map(revisions -> new Item(
                        PlanView.of(plan),
                        plan.minutesPerSession(),
                        gap.orElse(null),
                        revisions.stream().map(PlanRevisionView::of).toList())));
    }
}
