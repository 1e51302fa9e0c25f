package io.backwise.routine.access;

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

/** Who else read or changed a patient's data; the newest first. */
@Cancellable(false)
@Path("/api/routine/patients/{patientId}/access-log")
@RolesAllowed({"patient", "clinician"})
public class AccessLogResource {
    private final ReadingAccessLog reading;
    private final CallerContext context;

    AccessLogResource(ReadingAccessLog reading, CallerContext context) {
        this.reading = reading;
        this.context = context;
    }

    @GET
    public Uni<Page<AccessEntry>> read(
            UUID patientId, @RestQuery @Nullable String cursor, @RestQuery @Nullable Integer limit) {
        return reading.page(context.caller(), patientId, Cursor.below(cursor), Limit.of(limit));
    }
}
