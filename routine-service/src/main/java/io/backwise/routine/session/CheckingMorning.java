package io.backwise.routine.session;

import io.backwise.kit.identity.Caller;
import io.backwise.routine.access.Gate;
import io.backwise.routine.adaptation.core.Finding;
import io.backwise.routine.adaptation.core.Response;
import io.backwise.routine.profile.PatientLock;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps how the back felt about 24 hours after a session. */
@ApplicationScoped
class CheckingMorning {
    private final Gate gate;
    private final PatientLock patients;
    private final SessionStore sessions;
    private final WatchingResponses watching;

    CheckingMorning(Gate gate, PatientLock patients, SessionStore sessions, WatchingResponses watching) {
        this.gate = gate;
        this.patients = patients;
        this.sessions = sessions;
        this.watching = watching;
    }

    /** The answer to the report with the morning taken into account; empty without such a session, which whoever asked has learned. */
    @WithTransaction
    Uni<Optional<ReportAnswer>> check(Caller caller, UUID patientId, UUID sessionId, int pain) {
        return gate.enter(caller, patientId, "report next morning")
                .chain(() -> patients.lock(caller, patientId))
                .chain(() -> sessions.find(sessionId))
                .map(found -> found.map(SessionStore.Stored::session)
                        .filter(it -> it.patientId().equals(patientId)))
                .chain(session -> session.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : told(session.get(), pain).map(Optional::of));
    }

    private Uni<ReportAnswer> told(Session session, int pain) {
        Instant told = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Session now = session.withNextMorning(pain, told);
        // What changes nothing that the rules know must not raise again what it raised before.
        return now.pain().equals(session.pain())
                ? sessions.putNextMorning(now, pain).replaceWith(ReportAnswer.of(now, List.of(), later(now)))
                : sessions.putNextMorning(now, pain)
                        .chain(() -> watching.weigh(now, told))
                        .call(watching::carryOut)
                        .map(adaptation -> ReportAnswer.of(now, List.of(), adaptation.findings()));
    }

    private static List<Finding> later(Session session) {
        return session.hasKnownMorning()
                ? List.of()
                : List.of(new Finding(
                        "PR12",
                        Response.GREEN,
                        List.of("ask-next-morning"),
                        "Good to hear. How the back settles shows tomorrow: tell it again then."));
    }
}
