package io.backwise.routine.careteam;

import io.backwise.kit.identity.CallerContext;
import io.backwise.kit.problem.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Which clinicians may see a patient's data and plan for them. */
@Cancellable(false)
@Path("/api/routine/patients/{patientId}/care-team")
@RolesAllowed({"patient", "clinician"})
public class CareTeamResource {
    private static final int LONGEST_ID = 128;

    private final Consenting consenting;
    private final CallerContext context;

    CareTeamResource(Consenting consenting, CallerContext context) {
        this.consenting = consenting;
        this.context = context;
    }

    @GET
    public Uni<CareTeamView> read(UUID patientId) {
        return consenting.read(context.caller(), patientId);
    }

    /** The patient gives a clinician consent, at most 50 of them; again changes nothing. */
    @PUT
    @Path("/{clinicianId}")
    public Uni<Void> give(UUID patientId, String clinicianId) {
        return consenting.give(context.caller(), patientId, checked(clinicianId));
    }

    /** The patient withdraws consent; it holds at once. */
    @DELETE
    @Path("/{clinicianId}")
    public Uni<Void> withdraw(UUID patientId, String clinicianId) {
        return consenting.withdraw(context.caller(), patientId, checked(clinicianId));
    }

    private static String checked(String clinicianId) {
        if (clinicianId.length() > LONGEST_ID || clinicianId.chars().anyMatch(Character::isISOControl)) {
            throw Problem.invalid(
                            "clinicianId", "must be at most " + LONGEST_ID + " characters without control characters")
                    .toException();
        }
        return clinicianId;
    }
}
