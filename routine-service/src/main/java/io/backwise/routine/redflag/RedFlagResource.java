package io.backwise.routine.redflag;

import io.backwise.kit.identity.CallerContext;
import io.backwise.kit.problem.Problem;
import io.backwise.kit.problem.Violations;
import io.backwise.screening.Clearance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The red flags that a person answered with yes. */
@Cancellable(false)
@Path("/api/routine/patients/{patientId}/red-flags")
@RolesAllowed({"patient", "clinician"})
public class RedFlagResource {

    private final ReadingRedFlags reading;
    private final ClearingRedFlag clearing;
    private final CallerContext context;

    RedFlagResource(ReadingRedFlags reading, ClearingRedFlag clearing, CallerContext context) {
        this.reading = reading;
        this.clearing = clearing;
        this.context = context;
    }

    @GET
    public Uni<RedFlagList> read(UUID patientId) {
        return reading.read(context.caller(), patientId);
    }

    /** A clinician of the care team clears a flag; it holds until the patient is asked again. */
    @PUT
    @Path("/{flag}/clearance")
    public Uni<RedFlagList> clear(UUID patientId, String flag, @Nullable ClearanceRequest request) {
        if (request == null) {
            throw Problem.invalid("body", "must be {answeredAt, reason, medicalOutcome?}")
                    .toException();
        }
        Violations violations = new Violations();
        violations.present("answeredAt", request.answeredAt());
        violations.text("reason", request.reason(), Violations.LONGEST_TEXT);
        violations.optionalText("medicalOutcome", request.medicalOutcome(), Violations.LONGEST_TEXT);
        violations.refuseIfAny();
        Clearance clearance = new Clearance(flag, request.reason(), Optional.ofNullable(request.medicalOutcome()));
        return clearing.clear(context.caller(), patientId, request.answeredAt(), clearance)
                .map(RedFlagResource::answer);
    }

    private static RedFlagList answer(Clearing clearing) {
        return switch (clearing) {
            case Clearing.Cleared it -> it.flags();
            case Clearing.NotAnswered it -> throw Problem.notFound().toException();
            case Clearing.AnsweredSince it ->
                throw Problem.conflict(
                                "answered-since",
                                "The patient has answered since; read the red flags again and send their answeredAt.")
                        .toException();
            case Clearing.OutcomeNeeded it ->
                throw Problem.unprocessable(
                                "medical-outcome-required",
                                "A review does not clear this red flag",
                                "Record in medicalOutcome what came of the medical contact that it calls for.",
                                Map.of("pathway", it.pathway().slug(), "advice", it.advice()))
                        .toException();
        };
    }
}
