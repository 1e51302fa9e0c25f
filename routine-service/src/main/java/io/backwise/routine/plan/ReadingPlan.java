package io.backwise.routine.plan;

import io.backwise.kit.identity.Caller;
import io.backwise.kit.paging.Limit;
import io.backwise.kit.paging.Page;
import io.backwise.kit.problem.Problem;
import io.backwise.routine.access.Gate;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Shows plans to those who may see them. */
@ApplicationScoped
class ReadingPlan {
    private final Gate gate;
    private final PlanStore plans;

    ReadingPlan(Gate gate, PlanStore plans) {
        this.gate = gate;
        this.plans = plans;
    }

    /**
     * The plan in force as JSON. Nothing is kept of who was erased, so that patients need no look before the one at their plan.
     */
    Uni<String> current(Caller caller, UUID patientId) {
        return (caller.isPatient(patientId) ? own(patientId) : another(caller, patientId)).map(ReadingPlan::found);
    }

    /** The plan in force of a patient who asks, as JSON. */
    @WithSession
    Uni<Optional<String>> own(UUID patientId) {
        return plans.currentAsShown(patientId);
    }

    @WithTransaction
    Uni<Optional<String>> another(Caller caller, UUID patientId) {
        return gate.enter(caller, patientId, "read plan").chain(() -> plans.currentAsShown(patientId));
    }

    @WithTransaction
    Uni<Plan> plan(Caller caller, UUID planId) {
        return plans.find(planId)
                .map(ReadingPlan::found)
                .chain(plan -> gate.enter(caller, plan.patientId(), "read plan").replaceWith(plan));
    }

    /** Those above a number, the lowest first. */
    @WithTransaction
    Uni<Page<PlanRevision>> revisions(Caller caller, UUID planId, long above, Limit limit) {
        return plans.find(planId)
                .map(ReadingPlan::found)
                .chain(plan -> gate.enter(caller, plan.patientId(), "read plan revisions"))
                .chain(() -> plans.revisions(planId, above, limit.andOneMore()))
                .map(found -> Page.of(found, limit, it -> Integer.toString(it.revision())));
    }

    private static <T> T found(Optional<T> plan) {
        return plan.orElseThrow(() -> Problem.notFound().toException());
    }
}
