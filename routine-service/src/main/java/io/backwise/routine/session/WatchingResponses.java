package io.backwise.routine.session;

import io.backwise.routine.adaptation.Adaptation;
import io.backwise.routine.adaptation.Adapting;
import io.backwise.routine.adaptation.core.PainOverWeeks;
import io.backwise.routine.adaptation.core.PainOverWeeks.Told;
import io.backwise.routine.adaptation.core.Response;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Gives a session, with those before it, to the rules of adaptation; the patient is locked. */
@ApplicationScoped
class WatchingResponses {
    /** As many as four weeks can hold of one a day, twice over. */
    private static final int LOOKED_AT = 60;

    /** Pain during one exercise from here on is no longer green. */
    private static final int TOLERABLE = 4;

    private final SessionStore sessions;
    private final Adapting adapting;

    WatchingResponses(SessionStore sessions, Adapting adapting) {
        this.sessions = sessions;
        this.adapting = adapting;
    }

    /**
     * What the rules make of it. A green report changes nothing before its morning is known, so little is read for it: most
     * reports are green. Small pains that add up over weeks are the exception (PR11).
     */
    Uni<Adaptation> weigh(Session session, Instant now) {
        if (!isGreen(session) || session.nextMorning() != null) {
            return weighWithOthers(session, now);
        }
        return sessions.painBefore(session)
                .chain(told -> isRising(session, told)
                        ? weighWithOthers(session, now)
                        : Uni.createFrom().item(Adaptation.none(session.patientId())));
    }

    private Uni<Adaptation> weighWithOthers(Session session, Instant now) {
        return sessions.latestBut(session, LOOKED_AT)
                .chain(others -> adapting.weigh(
                        session.patientId(),
                        now,
                        Played.of(session),
                        others.stream().map(Played::of).toList()));
    }

    private static boolean isRising(Session session, List<Told> others) {
        List<Told> all = new ArrayList<>(others);
        all.add(Told.once(session.performedOn(), session.report().painBefore()));
        return PainOverWeeks.isRising(all);
    }

    Uni<Void> carryOut(Adaptation adaptation) {
        return adapting.carryOut(adaptation);
    }

    private static boolean isGreen(Session session) {
        return ReportAnswer.painResponse(session) == Response.GREEN
                && session.report().items().stream().allMatch(it -> it.pain() == null || it.pain() < TOLERABLE);
    }
}
