package io.backwise.progress.panel;

import io.backwise.kit.identity.CallerContext;
import io.backwise.kit.paging.Limit;
import io.backwise.kit.paging.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The patients who trust a clinician. */
@Cancellable(false)
@Path("/api/progress/clinicians/me/panel")
@RolesAllowed("clinician")
public class PanelResource {
    private final ReadingPanel reading;
    private final CallerContext context;

    PanelResource(ReadingPanel reading, CallerContext context) {
        this.reading = reading;
        this.context = context;
    }

    /** Those who need attention first, and why. */
    @GET
    public Uni<Page<PanelItem>> read(@RestQuery @Nullable String cursor, @RestQuery @Nullable Integer limit) {
        return reading.page(context.caller(), cursor, Limit.of(limit));
    }
}
