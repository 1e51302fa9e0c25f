package io.backwise.routine.plan;

import io.backwise.kit.identity.Caller;
import io.backwise.kit.problem.Problem;
import io.backwise.routine.access.Gate;
import io.backwise.routine.plan.PlanV1.Pause;
import io.backwise.routine.plan.core.PlanLife;
import io.backwise.routine.profile.PatientLock;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A clinician of the care team pauses a plan, ends it, locks it or takes it back to what it was; each is a revision. */
@ApplicationScoped
class ChangingPlan {
    private final Gate gate;
    private final PatientLock patients;
    private final PlanStore plans;
    private final Rescreening rescreening;
    private final PlanRevising revising;

    ChangingPlan(Gate gate, PatientLock patients, PlanStore plans, Rescreening rescreening, PlanRevising revising) {
        this.gate = gate;
        this.patients = patients;
        this.plans = plans;
        this.rescreening = rescreening;
        this.revising = revising;
    }

    /** Nothing is due from today on, or from tomorrow when today's session is done already. */
    @WithTransaction
    Uni<PlanChange> suspend(Caller caller, UUID planId, String reason) {
        return held(caller, planId, "suspend plan", plan -> {
            if (!(plan.life() instanceof PlanLife.Active active)) {
                return illegal(plan, "Only an active plan can be suspended.");
            }
            return revising.suspend(plan, active, reason, caller.id(), List.of())
                    .map(PlanChange.Changed::new);
        });
    }

    /** What is prescribed is due again from today on, when it is still safe. */
    @WithTransaction
    Uni<PlanChange> resume(Caller caller, UUID planId, String reason) {
        return held(caller, planId, "resume plan", plan -> {
            if (!(plan.life() instanceof PlanLife.Suspended paused)) {
                return illegal(plan, "Only a suspended plan can be resumed.");
            }
            PlanNews resumed = PlanV1.resumed(new Pause(paused.from(), PlanRevising.today(plan)), reason);
            return unlessUnsafe(
                    plan, () -> keep(caller, plan.at(paused.resume()), "resumed: " + reason, List.of(resumed)));
        });
    }

    /** Nothing is scheduled from today on, or from tomorrow when today's session is done already. */
    @WithTransaction
    Uni<PlanChange> complete(Caller caller, UUID planId, String reason) {
        return held(caller, planId, "complete plan", plan -> {
            if (!(plan.life() instanceof PlanLife.InForce inForce)) {
                return illegal(plan, "Only an active or a suspended plan can be completed.");
            }
            return revising.firstFreeDay(plan)
                    .chain(day -> keep(
                            caller,
                            plan.at(inForce.complete(day)),
                            "completed: " + reason,
                            Stream.concat(
                                            PlanV1.endOfPause(inForce, day, reason).stream(),
                                            Stream.of(PlanV1.completed(reason)))
                                    .toList()));
        });
    }

    /** What the rules of adaptation or the patient would change stays as it is until the lock is taken off. */
    @WithTransaction
    Uni<PlanChange> lock(Caller caller, UUID planId, String reason) {
        return held(
                caller,
                planId,
                "lock plan",
                plan -> !plan.isInForce() || plan.locked()
                        ? illegal(
                                plan,
                                plan.locked() ? "The plan is locked already." : "Only a plan in force can be locked.")
                        : keep(caller, plan.locked(true), "locked: " + reason, List.of()));
    }

    /** The plan may change again. */
    @WithTransaction
    Uni<PlanChange> unlock(Caller caller, UUID planId) {
        return held(
                caller,
                planId,
                "unlock plan",
                plan -> !plan.isInForce() || !plan.locked()
                        ? illegal(plan, "The plan is not locked.")
                        : keep(caller, plan.locked(false), "unlocked", List.of()));
    }

    /**
     * The plan prescribes again what it did at an earlier revision, when that is safe now.
     *
     * @param wanted the revision before the present one when empty
     */
    @WithTransaction
    Uni<PlanChange> rollBack(Caller caller, UUID planId, Optional<Integer> wanted, String reason) {
        return held(caller, planId, "roll back plan", plan -> {
            if (!plan.isInForce()) {
                return illegal(plan, "Only a plan in force can be rolled back.");
            }
            int revision = wanted.orElse(plan.revision() - 1);
            if (revision == 0) {
                return illegal(plan, "It has no earlier revision.");
            }
            return plans.revision(planId, revision).chain(found -> found.filter(it -> it.revision() < plan.revision())
                    .map(earlier -> backTo(caller, plan.withContentOf(earlier.plan()), revision, reason))
                    .orElseGet(() -> Uni.createFrom().item(new PlanChange.NoSuchRevision(plan.revision() - 1))));
        });
    }

    private Uni<PlanChange> backTo(Caller caller, Plan plan, int revision, String reason) {
        LocalDate from = PlanRevising.notBeforeItStarts(plan, PlanRevising.today(plan));
        return unlessUnsafe(
                plan,
                () -> keep(
                        caller,
                        plan,
                        "rolled back to revision " + revision + ": " + reason,
                        List.of(PlanV1.revised(from, reason))));
    }

    /** Lets a clinician of the care team work on the plan, with the patient locked so that nothing changes meanwhile. */
    private Uni<PlanChange> held(Caller caller, UUID planId, String what, Function<Plan, Uni<PlanChange>> change) {
        return plans.find(planId)
                .map(ChangingPlan::found)
                .chain(plan -> gate.clinicianOnly(caller, plan.patientId(), what)
                        .chain(() -> patients.lock(caller, plan.patientId())))
                .chain(() -> plans.find(planId))
                .map(ChangingPlan::found)
                .chain(change::apply);
    }

    private Uni<PlanChange> unlessUnsafe(Plan plan, Supplier<Uni<PlanChange>> change) {
        return rescreening
                .refusal(plan, PlanRevising.today(plan))
                .chain(refusal -> refusal.isPresent() ? Uni.createFrom().item(refusal.get()) : change.get());
    }

    private Uni<PlanChange> keep(Caller caller, Plan plan, String reason, List<PlanNews> news) {
        return revising.keep(plan, reason, caller.id(), news).map(PlanChange.Changed::new);
    }

    private static Uni<PlanChange> illegal(Plan plan, String why) {
        return Uni.createFrom().item(new PlanChange.Illegal(plan.status(), why));
    }

    private static Plan found(Optional<Plan> plan) {
        return plan.orElseThrow(() -> Problem.notFound().toException());
    }
}
