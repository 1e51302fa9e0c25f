package io.backwise.progress.reading;

import io.backwise.kit.identity.Caller;
import io.backwise.kit.identity.CallerContext;
import io.backwise.kit.paging.Limit;
import io.backwise.kit.paging.Page;
import io.backwise.progress.ledger.DoneExercise;
import io.backwise.progress.streak.core.PainTrend;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** A patient's streak, adherence and pain. */
@Cancellable(false)
@Path("/api/progress/patients/{patientId}")
@RolesAllowed({"patient", "clinician"})
public class ProgressResource {
    private final ReadingProgress reading;
    private final AwaitingSession awaiting;
    private final CallerContext context;

    ProgressResource(ReadingProgress reading, AwaitingSession awaiting, CallerContext context) {
        this.reading = reading;
        this.awaiting = awaiting;
        this.context = context;
    }

    /**
     * The summary.
     *
     * @param asOf any date up to today
     * @param afterSession waits up to 2 s for that session to arrive, then answers with {@code stale}; at once when many wait
     */
    @GET
    public Uni<Summary> summary(
            UUID patientId, @RestQuery @Nullable LocalDate asOf, @RestQuery @Nullable UUID afterSession) {
        Caller caller = context.caller();
        Uni<ReadingProgress.Versioned> read = afterSession == null
                ? reading.summary(caller, patientId, asOf, false)
                : awaiting.then(
                        caller, patientId, afterSession, stale -> reading.summary(caller, patientId, asOf, stale));
        return read.map(ReadingProgress.Versioned::summary);
    }

    /** What became of each day; the last 28 when none are asked. */
    @GET
    @Path("/calendar")
    public Uni<Page<CalendarDay>> calendar(
            UUID patientId, @RestQuery @Nullable LocalDate from, @RestQuery @Nullable LocalDate to) {
        return reading.calendar(context.caller(), patientId, from, to).map(it -> new Page<>(it, null));
    }

    /** Mean pain of each reporting day; the last 28 days when none are asked. */
    @GET
    @Path("/pain")
    public Uni<Page<PainTrend.Day>> pain(
            UUID patientId, @RestQuery @Nullable LocalDate from, @RestQuery @Nullable LocalDate to) {
        return reading.pain(context.caller(), patientId, from, to).map(it -> new Page<>(it, null));
    }

    /** What was done of an exercise, session by session. */
    @GET
    @Path("/exercises/{slug}")
    public Uni<Page<DoneExercise>> exercise(
            UUID patientId, String slug, @RestQuery @Nullable String cursor, @RestQuery @Nullable Integer limit) {
        return reading.exercise(context.caller(), patientId, slug, cursor, Limit.of(limit));
    }
}
