package io.backwise.catalog.republication;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Optional;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Announces the published content again. */
@Cancellable(false)
@Path("/api/catalog/republication")
@RolesAllowed("admin")
public class RepublicationResource {
    private final RepublishingContent republishing;

    RepublicationResource(RepublishingContent republishing) {
        this.republishing = republishing;
    }

    /** Everything that is published, or one exercise, at the versions that it has. */
    @POST
    @ResponseStatus(202)
    public Uni<Republication> publish(@Nullable RepublicationRequest request) {
        return republishing.publish(Optional.ofNullable(request).map(RepublicationRequest::exercise));
    }
}
