package io.backwise.routine.catalogue;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The replica of the catalogue, and how it is rebuilt. */
@Cancellable(false)
@Path("/api/routine/catalogue-replica")
@RolesAllowed("admin")
public class ReplicaResource {
    private final RebuildingReplica rebuilding;

    ReplicaResource(RebuildingReplica rebuilding) {
        this.rebuilding = rebuilding;
    }

    /** Begins anew; what the catalogue then publishes again completes it. */
    @POST
    @ResponseStatus(202)
    public Uni<ReplicaView> rebuild() {
        return rebuilding.begin();
    }

    @GET
    public Uni<ReplicaView> read() {
        return rebuilding.read();
    }
}
