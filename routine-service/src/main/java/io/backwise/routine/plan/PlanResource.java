package io.backwise.routine.plan;

import io.backwise.kit.identity.CallerContext;
import io.backwise.kit.paging.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Plans by their id. */
@Cancellable(false)
@Path("/api/routine/plans/{planId}")
@RolesAllowed({"patient", "clinician"})
public class PlanResource {
    private final ReadingPlan reading;
    private final CallerContext context;

    PlanResource(ReadingPlan reading, CallerContext context) {
        this.reading = reading;
        this.context = context;
    }

    @GET
    public Uni<PlanView> plan(UUID planId) {
        return reading.plan(context.caller(), planId).map(PlanView::of);
    }

    /** Every revision, the first one first. */
    @GET
    @Path("/revisions")
    public Uni<Page<PlanRevisionView>> revisions(UUID planId) {
        return reading.revisions(context.caller(), planId)
                .map(all -> new Page<>(all.stream().map(PlanRevisionView::of).toList(), null));
    }
}
