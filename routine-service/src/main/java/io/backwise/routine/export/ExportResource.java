package io.backwise.routine.export;

import io.backwise.kit.identity.CallerContext;
import io.backwise.kit.limits.Costs;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The right of access. */
@Cancellable(false)
@Path("/api/routine/patients/{patientId}/export")
@RolesAllowed({"patient", "clinician"})
public class ExportResource {
    private final ExportingPatient exporting;
    private final CallerContext context;

    ExportResource(ExportingPatient exporting, CallerContext context) {
        this.exporting = exporting;
        this.context = context;
    }

    /** Everything that is held on the patient, in one document. */
    @GET
    @Costs(25)
    public Uni<Export> export(UUID patientId) {
        return exporting.export(context.caller(), patientId);
    }
}
