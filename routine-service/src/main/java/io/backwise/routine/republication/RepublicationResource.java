package io.backwise.routine.republication;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Publishes the record again, for a reader that is built anew. Tells numbers only: no health data. */
@Cancellable(false)
@Path("/api/routine/republication")
@RolesAllowed("admin")
public class RepublicationResource {
    private final Republishing republishing;

    RepublicationResource(Republishing republishing) {
        this.republishing = republishing;
    }

    /** Begins; one that is running begins again. */
    @POST
    @ResponseStatus(202)
    public Uni<Republication> begin(@Nullable RepublicationRequest request) {
        Optional<UUID> patient = Optional.ofNullable(request).map(RepublicationRequest::patientId);
        return republishing.begin(patient);
    }

    /** How far it is. */
    @GET
    public Uni<Republication> read() {
        return republishing.read();
    }
}
