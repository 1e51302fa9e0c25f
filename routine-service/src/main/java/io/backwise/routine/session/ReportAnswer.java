package io.backwise.routine.session;

import io.backwise.routine.adaptation.core.Finding;
import io.backwise.routine.adaptation.core.PainResponse;
import io.backwise.routine.adaptation.core.Response;
import io.backwise.routine.adaptation.core.Shift;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a report did.
 *
 * @param performedOn the local day that the session belongs to
 * @param completion done by prescribed exercises, 0 to 1
 * @param response {@code green}, {@code amber} or {@code red}
 * @param next what the rules ask for now, with their reasons
 */
public record ReportAnswer(
        UUID sessionId, String status, LocalDate performedOn, double completion, String response, List<Next> next) {

    /** A rule that fired, and what it asks for. */
    public record Next(String rule, List<String> actions, String reason) {}

    /** How the back answered to a session. A red flag stops it, and yet says nothing of what the exercises did. */
    static Response painResponse(Session session) {
        return PainResponse.colour(session.pain(), shift(session));
    }

    static Shift shift(Session session) {
        String told = session.report().symptomShift();
        return told == null ? Shift.NONE : Shift.ofSlug(told).orElseThrow();
    }

    /** @param more rules that fired on more than this session */
    static ReportAnswer of(Session session, List<String> adviceOfFlags, List<Finding> more) {
        boolean flagged = session.report().redFlags() != null
                && !session.report().redFlags().isEmpty();
        List<Finding> findings = PainResponse.findings(session.pain(), shift(session), flagged);
        Response colour = PainResponse.colour(findings);
        List<Next> next = new ArrayList<>();
        Stream.concat(findings.stream(), more.stream())
                .forEach(it -> next.add(new Next(it.rule(), it.actions(), it.reason())));
        adviceOfFlags.forEach(it -> next.add(new Next("PR01", List.of("follow-advice"), it)));
        if (next.isEmpty()) {
            next.add(new Next("PR09", List.of("continue"), "All well: go on as planned."));
        }
        return new ReportAnswer(
                session.sessionId(),
                session.status(),
                session.performedOn(),
                session.completion(),
                colour.slug(),
                List.copyOf(next));
    }
}
