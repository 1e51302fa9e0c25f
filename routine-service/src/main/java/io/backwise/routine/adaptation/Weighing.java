package io.backwise.routine.adaptation;

import io.backwise.routine.adaptation.core.Concern;
import io.backwise.routine.adaptation.core.Decision;
import io.backwise.routine.adaptation.core.Finding;
import io.backwise.routine.adaptation.core.Response;
import io.backwise.routine.adaptation.core.Step;
import io.backwise.routine.plan.Plan;
import io.backwise.routine.plan.StepTaken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the rules make of a session and of those before it. Pure: the same history gives the same plan. */
final class Weighing {
    private Weighing() {}

    static Adaptation weigh(Instant now, Known known, PlayedSession session, List<PlayedSession> others) {
        Decision decision = Decision.of(Situations.of(now, known, session, others));
        UUID patientId = known.plan().patientId();
        List<Finding> findings = new ArrayList<>(
                decision.concerns().stream().map(Concern::finding).toList());
        List<Step> steps = possible(known.plan(), decision.steps());
        if (steps.isEmpty()) {
            return new Adaptation(patientId, findings, decision.concerns(), Optional.empty(), List.of(), false);
        }
        if (known.plan().locked()) {
            findings.add(new Finding(
                    steps.getFirst().rule(),
                    Response.AMBER,
                    List.of("plan-locked"),
                    "Your clinician has locked the plan: talk to them before the next session."));
            return new Adaptation(patientId, findings, decision.concerns(), Optional.empty(), List.of(), false);
        }
        steps.forEach(it -> findings.add(Steps.told(it, known.catalogue())));
        Optional<Plan> revised = Steps.taken(known, steps);
        List<StepTaken> taken = steps.stream()
                .map(it -> Steps.record(it, known.catalogue(), session.id()))
                .toList();
        return new Adaptation(patientId, findings, decision.concerns(), revised, taken, revised.isEmpty());
    }

    /** The days of a plan that another one follows stay as they are: whose they are was told. */
    private static List<Step> possible(Plan plan, List<Step> steps) {
        return switch (plan.status()) {
            case ACTIVE -> steps;
            case SUPERSEDED ->
                steps.stream().filter(Step.OfExercise.class::isInstance).toList();
            case SUSPENDED, COMPLETED -> List.of();
        };
    }
}
