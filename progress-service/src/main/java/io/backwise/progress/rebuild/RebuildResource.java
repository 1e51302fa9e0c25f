package io.backwise.progress.rebuild;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Rebuilds the read model from what the routine service publishes again. Tells numbers only: no health data. */
@Cancellable(false)
@Path("/api/progress/rebuild")
@RolesAllowed("admin")
public class RebuildResource {
    private final Rebuilding rebuilding;

    RebuildResource(Rebuilding rebuilding) {
        this.rebuilding = rebuilding;
    }

    /** Begins, before anything is published again; one that goes on begins again. */
    @POST
    @ResponseStatus(202)
    public Uni<RebuildView> begin(@Nullable RebuildRequest request) {
        return rebuilding.begin(Optional.ofNullable(request).map(RebuildRequest::patientId));
    }

    /**
     * Everything is published: the rebuilt model is read as soon as that is consumed. Who says which rebuild that was published
     * for cannot end another one that began meanwhile.
     */
    @POST
    @Path("/completion")
    @Consumes(MediaType.APPLICATION_JSON) // Said, so that a request without a body needs no type either.
    @ResponseStatus(202)
    public Uni<RebuildView> complete(@RequestBody(required = false) @Nullable RebuildCompletion request) {
        return rebuilding.complete(Optional.ofNullable(request).map(RebuildCompletion::number));
    }

    /** How far it is. */
    @GET
    public Uni<RebuildView> read() {
        return rebuilding.read();
    }
}
