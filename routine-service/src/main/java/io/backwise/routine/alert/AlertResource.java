package io.backwise.routine.alert;

import io.backwise.kit.identity.CallerContext;
import io.backwise.kit.paging.Cursor;
import io.backwise.kit.paging.Limit;
import io.backwise.kit.paging.Page;
import io.backwise.kit.problem.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** What calls for a clinician. */
@Cancellable(false)
@Path("/api/routine")
@RolesAllowed("clinician")
public class AlertResource {
    private final SeeingToAlerts alerts;
    private final CallerContext context;

    AlertResource(SeeingToAlerts alerts, CallerContext context) {
        this.alerts = alerts;
        this.context = context;
    }

    /** Alerts of the patients who trust the clinician; the newest first. */
    @GET
    @Path("/clinicians/me/alerts")
    public Uni<Page<CareAlertView>> read(
            @RestQuery @DefaultValue("open") String state,
            @RestQuery @Nullable String cursor,
            @RestQuery @Nullable Integer limit) {
        AlertState wanted = AlertState.find(state)
                .orElseThrow(() ->
                        Problem.invalid("state", "must be open or acknowledged").toException());
        return alerts.page(context.caller(), wanted, Cursor.below(cursor), Limit.of(limit));
    }

    /** The clinician has seen to it; again changes nothing. */
    @POST
    @Path("/alerts/{alertId}/acknowledgement")
    public Uni<CareAlertView> acknowledge(UUID alertId) {
        return alerts.acknowledge(context.caller(), alertId);
    }
}
