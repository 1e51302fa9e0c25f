package io.backwise.routine.plan;

import io.backwise.kit.problem.Problem;
import io.backwise.screening.RedFlag;
import java.util.List;
import java.util.Map;

/** Proposals as HTTP answers: a session, or the problem that says why there is none. */
final class Proposals {
    private Proposals() {}

    /** @throws io.backwise.kit.problem.ProblemException 422 for everything but a session */
    static SessionPreview sessionOf(Proposal proposal) {
        if (proposal instanceof Proposal.Proposed proposed) {
            return proposed.session();
        }
        throw problem(proposal).toException();
    }

    static Problem problem(Proposal proposal) {
        return switch (proposal) {
            case Proposal.Proposed proposed -> throw new IllegalArgumentException("a session is no problem");
            case Proposal.ProfileMissing _ ->
                Problem.unprocessable(
                        "profile-missing",
                        "There is no profile to compose for",
                        "Write the profile first: PUT /api/routine/patients/{patientId}/profile.",
                        Map.of());
            case Proposal.RedFlagged it ->
                Problem.unprocessable(
                        "red-flag",
                        "A red flag stands; no exercises before it is cleared",
                        it.advice(),
                        Map.of("flags", flags(it.flags()), "pathway", it.pathway(), "advice", it.advice()));
            case Proposal.ClinicianNeeded it ->
                Problem.unprocessable(
                        "clinician-plan-required",
                        "A clinician has to assign this plan",
                        "With " + String.join(", ", it.conditions())
                                + " only a clinician of your care team may assign a plan.",
                        Map.of("conditions", it.conditions()));
            case Proposal.OverrideRefused it ->
                Problem.unprocessable(
                        "override-not-permitted",
                        "This override is not possible",
                        it.why(),
                        Map.of(
                                "exercise",
                                it.override().exercise(),
                                "rule",
                                it.override().rule()));
            case Proposal.PinRefused it ->
                Problem.unprocessable(
                        "pin-not-possible",
                        "A pinned exercise cannot be in this plan",
                        it.exercise() + ": " + it.why(),
                        Map.of("exercise", it.exercise(), "why", it.why(), "because", it.because()));
            case Proposal.Infeasible it ->
                Problem.unprocessable(
                        "no-feasible-session",
                        "No session is possible",
                        String.join("; ", it.reasons()) + ".",
                        Map.of("reasons", it.reasons(), "excluded", it.excluded(), "notChosen", it.notChosen()));
        };
    }

    private static List<Map<String, String>> flags(List<RedFlag> flags) {
        return flags.stream()
                .map(it -> Map.of("id", it.id(), "pathway", it.pathway().slug(), "question", it.question()))
                .toList();
    }
}
