package io.backwise.routine.plan;

import io.backwise.kit.identity.CallerContext;
import io.backwise.kit.limits.Costs;
import io.backwise.kit.problem.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Assigns plans to one patient. */
@Cancellable(false)
@Path("/api/routine/patients/{patientId}/plans")
@RolesAllowed({"patient", "clinician"})
public class PatientPlanResource {
    private static final int LONGEST_KEY = 128;

    private final AssigningPlan assigning;
    private final ReadingPlan reading;
    private final CallerContext context;

    PatientPlanResource(AssigningPlan assigning, ReadingPlan reading, CallerContext context) {
        this.assigning = assigning;
        this.reading = reading;
        this.context = context;
    }

    /** Composes a plan and puts it in force. With an {@code Idempotency-Key} a retry gets the first answer's plan. */
    @POST
    @Costs(25)
    public Uni<RestResponse<PlanView>> assign(
            UUID patientId,
            @RestHeader("Idempotency-Key") @Nullable String idempotencyKey,
            @Nullable AssignRequest request) {
        if (request == null) {
            throw Problem.invalid("body", "must be a plan to assign").toException();
        }
        if (idempotencyKey != null && (idempotencyKey.isBlank() || idempotencyKey.length() > LONGEST_KEY)) {
            throw Problem.invalid("Idempotency-Key", "must be 1 to " + LONGEST_KEY + " characters")
                    .toException();
        }
        return assigning
                .assign(context.caller(), patientId, request, Optional.ofNullable(idempotencyKey))
                .map(PatientPlanResource::answer);
    }

    @GET
    @Path("/current")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PlanView.class)))
    public Uni<Buffer> current(UUID patientId) {
        return reading.current(context.caller(), patientId).map(Buffer::buffer);
    }

    private static RestResponse<PlanView> answer(Assignment assignment) {
        return switch (assignment) {
            case Assignment.Assigned it ->
                ResponseBuilder.<PlanView>created(
                                URI.create("/api/routine/plans/" + it.plan().planId()))
                        .entity(PlanView.of(it.plan()))
                        .build();
            case Assignment.Refused it -> throw Proposals.problem(it.proposal()).toException();
            case Assignment.OverlapsHistory it ->
                throw Problem.unprocessable(
                                "overlaps-history",
                                "Days that have passed under another plan cannot be planned again",
                                "Another plan scheduled " + it.day() + "; start today or later.",
                                Map.of("day", it.day().toString()))
                        .toException();
            case Assignment.KeyReused it ->
                throw Problem.conflict("idempotency-key-reused", "This Idempotency-Key came before, with another body.")
                        .toException();
            case Assignment.Overtaken it ->
                throw Problem.conflict(
                                "plan-overtaken",
                                "Another plan was put in force at this moment; read it before you assign.")
                        .toException();
            case Assignment.Locked it ->
                throw Problem.conflict("plan-locked", "A clinician has locked the plan in force; ask them for another.")
                        .toException();
        };
    }
}
