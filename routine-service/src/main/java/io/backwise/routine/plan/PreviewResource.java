package io.backwise.routine.plan;

import io.backwise.kit.identity.CallerContext;
import io.backwise.kit.limits.Costs;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Composes for one patient and stores nothing. */
@Cancellable(false)
@Path("/api/routine/patients/{patientId}/plan-previews")
@RolesAllowed({"patient", "clinician"})
@Consumes(MediaType.APPLICATION_JSON)
public class PreviewResource {
    private static final PreviewRequest NOTHING_SPECIAL = new PreviewRequest(null, null, null, null);

    private final PreviewingPlan previewing;
    private final CallerContext context;

    PreviewResource(PreviewingPlan previewing, CallerContext context) {
        this.previewing = previewing;
        this.context = context;
    }

    /** What would be composed now, with the account of every exercise. The body may be left out. */
    @POST
    @Costs(25)
    public Uni<SessionPreview> preview(UUID patientId, @Nullable PreviewRequest request) {
        return previewing
                .preview(context.caller(), patientId, request == null ? NOTHING_SPECIAL : request)
                .map(Proposals::sessionOf);
    }
}
