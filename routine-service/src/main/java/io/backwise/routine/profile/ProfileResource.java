package io.backwise.routine.profile;

import io.backwise.kit.identity.CallerContext;
import io.backwise.kit.problem.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** A person's health profile. */
@Cancellable(false)
@Path("/api/routine/patients/{patientId}/profile")
@RolesAllowed({"patient", "clinician"})
public class ProfileResource {
    private final KeepingProfile keeping;
    private final CallerContext context;

    ProfileResource(KeepingProfile keeping, CallerContext context) {
        this.keeping = keeping;
        this.context = context;
    }

    /** Writes the whole profile: 201 the first time, 200 afterwards; also with red flags. */
    @PUT
    public Uni<RestResponse<Profile>> write(UUID patientId, @Nullable Profile profile) {
        if (profile == null) {
            throw Problem.invalid("body", "must be a profile").toException();
        }
        return keeping.write(context.caller(), patientId, profile)
                .map(kept -> RestResponse.status(
                        kept.first() ? RestResponse.Status.CREATED : RestResponse.Status.OK, kept.profile()));
    }

    @GET
    public Uni<Profile> read(UUID patientId) {
        return keeping.read(context.caller(), patientId);
    }
}
