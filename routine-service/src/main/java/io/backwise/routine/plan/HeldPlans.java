package io.backwise.routine.plan;

import com.fasterxml.jackson.databind.util.RawValue;
import io.backwise.kit.order.InOrder;
import io.backwise.kit.paging.AllPages;
import io.backwise.routine.held.AsText;
import io.backwise.routine.held.Held;
import io.smallrye.mutiny.Multi;
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
    private final AsText asText;

    HeldPlans(PlanStore plans, AsText asText) {
        this.plans = plans;
        this.asText = asText;
    }

    /**
     * A plan as it is now, and all that it was.
     *
     * @param minutesPerSession the time budget that was asked for; null when it is that of the profile
     * @param gap that the plan has answered to; null before the first
     * @param revisions in the words of their answer, since a plan of years has very many
     */
    record Item(
            PlanView plan,
            @Nullable Integer minutesPerSession,
            @Nullable Gap gap,
            List<RawValue> revisions) {}

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
    public Multi<List<Item>> of(UUID patientId) {
        return AllPages.<Plan>of(
                        last -> plans.above(patientId, last.map(Plan::number).orElse(0L), AllPages.ROWS))
                .onItem()
                .transformToUniAndConcatenate(this::items);
    }

    private Uni<List<Item>> items(List<Plan> page) {
        List<Item> items = new ArrayList<>();
        return InOrder.each(page, plan -> item(plan).invoke(items::add)).replaceWith(items);
    }

    private Uni<Item> item(Plan plan) {
        return plans.gap(plan.planId()).chain(gap -> revisions(plan)
                .map(revisions -> new Item(PlanView.of(plan), plan.minutesPerSession(), gap.orElse(null), revisions)));
    }

    private Uni<List<RawValue>> revisions(Plan plan) {
        return asText.of(AllPages.<PlanRevision>of(last -> plans.revisions(
                        plan.planId(), last.map(PlanRevision::revision).orElse(0), AllPages.ROWS))
                .map(page -> page.stream().map(PlanRevisionView::of).toList()));
    }
}
