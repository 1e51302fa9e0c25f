package io.backwise.routine.session;

import io.backwise.routine.alert.AlertKind;
import io.backwise.routine.alert.RaisingAlerts;
import io.backwise.routine.plan.PausingPlan;
import io.backwise.routine.session.core.Finding;
import io.backwise.routine.session.core.RepeatedRed;
import io.backwise.routine.session.core.RepeatedRed.Past;
import io.backwise.routine.session.core.Response;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Looks at how a back answers over several sessions, and does what the rules ask for; the patient is locked. */
@ApplicationScoped
class WatchingResponses {
    private final SessionStore sessions;
    private final PausingPlan pausing;
    private final RaisingAlerts alerts;

    WatchingResponses(SessionStore sessions, PausingPlan pausing, RaisingAlerts alerts) {
        this.sessions = sessions;
        this.pausing = pausing;
        this.alerts = alerts;
    }

    /** The rules that this session makes fire together with those before it. */
    Uni<List<Finding>> findings(Session session) {
        if (ReportAnswer.painResponse(session) != Response.RED) {
            return Uni.createFrom().item(List.of());
        }
        return sessions.latestBut(session, RepeatedRed.LAST)
                .map(others -> RepeatedRed.isReachedBy(
                                past(session),
                                others.stream().map(WatchingResponses::past).toList())
                        ? List.of(RepeatedRed.finding())
                        : List.of());
    }

    private static Past past(Session session) {
        return new Past(session.report().performedAt(), ReportAnswer.painResponse(session));
    }

    /** Pauses the plan and calls for a clinician when they say so. */
    Uni<Void> obey(UUID patientId, List<Finding> findings) {
        return findings.isEmpty()
                ? Uni.createFrom().voidItem()
                : pausing.pause(patientId, "two of the last three sessions were red")
                        .chain(() -> alerts.raise(
                                patientId, AlertKind.REPEATED_RED, "", "Two of the last three sessions were red."));
    }
}
