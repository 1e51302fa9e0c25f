package io.backwise.routine.plan;

import io.backwise.kit.identity.CallerContext;
import io.backwise.kit.paging.Cursor;
import io.backwise.kit.paging.Limit;
import io.backwise.kit.paging.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

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

    /** The revisions, the first one first. */
    @GET
    @Path("/revisions")
    public Uni<Page<PlanRevisionView>> revisions(
            UUID planId, @RestQuery @Nullable String cursor, @RestQuery @Nullable Integer limit) {
        return reading.revisions(context.caller(), planId, Cursor.above(cursor), Limit.of(limit))
                .map(page -> new Page<>(
                        page.items().stream().map(PlanRevisionView::of).toList(), page.next()));
    }
}
