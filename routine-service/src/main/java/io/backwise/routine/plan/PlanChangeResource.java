package io.backwise.routine.plan;

import io.backwise.kit.identity.CallerContext;
import io.backwise.kit.problem.Problem;
import io.backwise.kit.problem.Violations;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** What clinicians do to a plan that is in force. */
@Cancellable(false)
@Path("/api/routine/plans/{planId}")
@RolesAllowed("clinician")
public class PlanChangeResource {

    private final ChangingPlan changing;
    private final CallerContext context;

    PlanChangeResource(ChangingPlan changing, CallerContext context) {
        this.changing = changing;
        this.context = context;
    }

    /** Pauses the plan: nothing is due until it is resumed. */
    @POST
    @Path("/suspension")
    public Uni<PlanView> suspend(UUID planId, @Nullable PlanChangeRequest request) {
        return changing.suspend(context.caller(), planId, reason(request)).map(PlanChangeResource::answer);
    }

    /** Ends the pause; refused when the plan is not safe any more. */
    @POST
    @Path("/resumption")
    public Uni<PlanView> resume(UUID planId, @Nullable PlanChangeRequest request) {
        return changing.resume(context.caller(), planId, reason(request)).map(PlanChangeResource::answer);
    }

    /** Ends the plan. */
    @POST
    @Path("/completion")
    public Uni<PlanView> complete(UUID planId, @Nullable PlanChangeRequest request) {
        return changing.complete(context.caller(), planId, reason(request)).map(PlanChangeResource::answer);
    }

    /** Keeps the plan as it is: neither the rules of adaptation nor the patient change it. */
    @POST
    @Path("/lock")
    public Uni<PlanView> lock(UUID planId, @Nullable PlanChangeRequest request) {
        return changing.lock(context.caller(), planId, reason(request)).map(PlanChangeResource::answer);
    }

    /** Lets the plan change again. */
    @DELETE
    @Path("/lock")
    public Uni<PlanView> unlock(UUID planId) {
        return changing.unlock(context.caller(), planId).map(PlanChangeResource::answer);
    }

    /** Prescribes again what an earlier revision did; refused when that is not safe any more. */
    @POST
    @Path("/rollback")
    public Uni<PlanView> rollBack(UUID planId, @Nullable RollbackRequest request) {
        if (request == null) {
            throw Problem.invalid("body", "must be {reason, revision?}").toException();
        }
        Violations violations = new Violations();
        violations.optionalNumber("revision", request.revision(), 1, Integer.MAX_VALUE);
        violations.text("reason", request.reason(), Violations.LONGEST_TEXT);
        violations.refuseIfAny();
        return changing.rollBack(context.caller(), planId, Optional.ofNullable(request.revision()), request.reason())
                .map(PlanChangeResource::answer);
    }

    private static String reason(@Nullable PlanChangeRequest request) {
        if (request == null) {
            throw Problem.invalid("body", "must be {reason}").toException();
        }
        Violations violations = new Violations();
        violations.text("reason", request.reason(), Violations.LONGEST_TEXT);
        violations.refuseIfAny();
        return request.reason();
    }

    private static PlanView answer(PlanChange change) {
        return switch (change) {
            case PlanChange.Changed it -> PlanView.of(it.plan());
            case PlanChange.Illegal it ->
                throw Problem.conflict(
                                "illegal-transition",
                                "The plan is " + it.status().slug() + ". " + it.why())
                        .toException();
            case PlanChange.NoSuchRevision it ->
                throw Problem.invalid(
                                "revision",
                                it.latest() == 0
                                        ? "the plan has no earlier revision"
                                        : "must be an earlier one, 1 to " + it.latest())
                        .toException();
            case PlanChange.Unsafe it ->
                throw Problem.unprocessable(
                                "plan-not-safe",
                                "The plan is not safe for this patient as things are now",
                                "Not to be done: "
                                        + String.join(
                                                ", ",
                                                it.withheld().stream()
                                                        .map(Withheld::exercise)
                                                        .toList())
                                        + ". Assign a new plan instead.",
                                Map.of("withheld", it.withheld()))
                        .toException();
            case PlanChange.Refused it -> throw Proposals.problem(it.proposal()).toException();
        };
    }
}
