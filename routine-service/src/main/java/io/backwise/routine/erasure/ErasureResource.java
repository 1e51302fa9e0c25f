package io.backwise.routine.erasure;

import io.backwise.kit.identity.CallerContext;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The right to be forgotten. */
// Up to its end: as a mere prefix it would answer 404 for what the resources below it answer with 405.
@Cancellable(false)
@Path("/api/routine/patients/{patientId: [^/]+$}")
@RolesAllowed({"patient", "admin"})
public class ErasureResource {
    private final ErasingPatient erasing;
    private final CallerContext context;

    ErasureResource(ErasingPatient erasing, CallerContext context) {
        this.erasing = erasing;
        this.context = context;
    }

    /** Erases all that is held on the patient, here at once and in every other service soon after; the id is 404 then. */
    @DELETE
    @ResponseStatus(202)
    public Uni<Void> erase(UUID patientId) {
        return erasing.erase(context.caller(), patientId);
    }
}
