package io.backwise.routine.session;

import io.backwise.kit.identity.CallerContext;
import io.backwise.kit.limits.Costs;
import io.backwise.kit.paging.DateRange;
import io.backwise.kit.paging.Limit;
import io.backwise.kit.paging.Page;
import io.backwise.kit.problem.Problem;
import io.backwise.kit.problem.Violations;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Today's session, reports of sessions, and the morning after. */
@Cancellable(false)
@Path("/api/routine/patients/{patientId}/sessions")
@RolesAllowed({"patient", "clinician"})
public class SessionResource {
    private static final int DEFAULT_DAYS = 31;
    private static final int WORST_PAIN = 10;

    private final ShowingToday today;
    private final MeetingTries reporting;
    private final ReadingSessions reading;
    private final CheckingMorning morning;
    private final CallerContext context;

    SessionResource(
            ShowingToday today,
            MeetingTries reporting,
            ReadingSessions reading,
            CheckingMorning morning,
            CallerContext context) {
        this.today = today;
        this.reporting = reporting;
        this.reading = reading;
        this.morning = morning;
        this.context = context;
    }

    /** What is due today in the patient's zone, with the steps, or why nothing is. */
    @GET
    @Path("/today")
    public Uni<TodayView> today(UUID patientId) {
        return today.today(context.caller(), patientId);
    }

    /** The sessions of a range of days, 30 days back when none is asked. */
    @GET
    public Uni<Page<SessionView>> list(
            UUID patientId,
            @RestQuery @Nullable LocalDate from,
            @RestQuery @Nullable LocalDate to,
            @RestQuery @Nullable String cursor,
            @RestQuery @Nullable Integer limit) {
        // Somewhere it is tomorrow already.
        DateRange range = DateRange.of(from, to, LocalDate.now(ZoneOffset.UTC).plusDays(1), DEFAULT_DAYS);
        return reading.page(context.caller(), patientId, range, cursor, Limit.of(limit));
    }

    /**
     * Reports a session under an id that the client made: 201 first, 200 again for the same body, 409 for another. It is
     * never refused for how often it was tried: a phone in a bad network tries very often. Only what is stored is counted.
     */
    @PUT
    @Path("/{sessionId}")
    @Costs(0)
    public Uni<RestResponse<ReportAnswer>> report(UUID patientId, UUID sessionId, @Nullable ReportRequest report) {
        if (report == null) {
            throw Problem.invalid("body", "must be a session report").toException();
        }
        return reporting.report(context.caller(), patientId, sessionId, report).map(SessionResource::answer);
    }

    /** The 24-hour check: pain on the morning after. */
    @PUT
    @Path("/{sessionId}/next-morning")
    public Uni<ReportAnswer> nextMorning(UUID patientId, UUID sessionId, @Nullable NextMorningRequest request) {
        Violations violations = new Violations();
        Integer pain = request == null ? null : request.pain();
        violations.number("pain", pain, 0, WORST_PAIN);
        violations.refuseIfAny();
        return morning.check(context.caller(), patientId, sessionId, pain == null ? 0 : pain)
                .map(found -> found.orElseThrow(() -> Problem.notFound().toException()));
    }

    private static RestResponse<ReportAnswer> answer(Reported reported) {
        return switch (reported) {
            case Reported.First it -> RestResponse.status(RestResponse.Status.CREATED, it.answer());
            case Reported.Replay it -> RestResponse.ok(it.answer());
            case Reported.Conflict it ->
                throw Problem.conflict("session-conflict", "Another report has this session id.")
                        .toException();
            case Reported.Unplanned it -> throw it.why().toException();
        };
    }
}
