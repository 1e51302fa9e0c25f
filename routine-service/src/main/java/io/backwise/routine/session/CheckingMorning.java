package io.backwise.routine.session;

import io.backwise.kit.identity.Caller;
import io.backwise.kit.problem.Problem;
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

    /** The answer to the report with the morning taken into account; 404 without such a session. */
    @WithTransaction
    Uni<ReportAnswer> check(Caller caller, UUID patientId, UUID sessionId, int pain) {
        return gate.enter(caller, patientId, "report next morning")
                .chain(() -> patients.lock(caller, patientId))
                .chain(() -> sessions.find(sessionId))
                .chain(found -> {
                    if (found.isEmpty() || !found.get().session().patientId().equals(patientId)) {
                        throw Problem.notFound().toException();
                    }
                    Session session = found.get().session();
                    Instant told = Instant.now().truncatedTo(ChronoUnit.MICROS);
                    Session now = session.withNextMorning(pain, told);
                    // What changes nothing that the rules know must not raise again what it raised before.
                    return now.pain().equals(session.pain())
                            ? sessions.putNextMorning(now, pain)
                                    .replaceWith(ReportAnswer.of(now, List.of(), later(now)))
                            : sessions.putNextMorning(now, pain)
                                    .chain(() -> watching.weigh(now, told))
                                    .call(watching::carryOut)
                                    .map(adaptation -> ReportAnswer.of(now, List.of(), adaptation.findings()));
                });
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
