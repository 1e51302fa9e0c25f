package io.backwise.routine.plan;

import io.backwise.kit.order.InOrder;
import io.backwise.routine.held.Held;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Plans with all their revisions. */
@ApplicationScoped
class HeldPlans implements Held {
    private final PlanStore plans;

    HeldPlans(PlanStore plans) {
        this.plans = plans;
    }

    /** A plan as it is now, and all that it was. */
    record Item(PlanView plan, List<PlanRevisionView> revisions) {}

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
                .chain(all -> InOrder.each(all, plan -> plans.revisions(plan.planId(), 0, Integer.MAX_VALUE)
                        .invoke(revisions -> items.add(new Item(
                                PlanView.of(plan),
                                revisions.stream().map(PlanRevisionView::of).toList())))))
                .replaceWith(items);
    }
}
