package io.backwise.routine.adaptation;

import io.backwise.routine.adaptation.core.Concern;
import io.backwise.routine.adaptation.core.Finding;
import io.backwise.routine.plan.Plan;
import io.backwise.routine.plan.StepTaken;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What the rules are going to do after a session.
 *
 * @param findings what they say to the patient
 * @param revised the plan at its next revision; empty when it stays as it is
 * @param steps that lead to it, or to a plan without anything
 * @param isEmptied whether nothing would be left of the plan, which pauses instead
 */
public record Adaptation(
        UUID patientId,
        List<Finding> findings,
        List<Concern> concerns,
        Optional<Plan> revised,
        List<StepTaken> steps,
        boolean isEmptied) {
    /** Nothing. */
    public static Adaptation none(UUID patientId) {
        return new Adaptation(patientId, List.of(), List.of(), Optional.empty(), List.of(), false);
    }

    /** Without the steps: a red flag stands, which pauses the plan as it is, or the plan is over. */
    public Adaptation withoutSteps() {
        return new Adaptation(
                patientId,
                concerns.stream().map(Concern::finding).toList(),
                concerns,
                Optional.empty(),
                List.of(),
                false);
    }

    /** Whether an exercise takes the place of another. */
    boolean isReplacing() {
        return steps.stream().anyMatch(StepTaken::hasStandIn);
    }

    /** Whether the plan pauses whatever is left of it. */
    boolean isPausing() {
        return concerns.stream().anyMatch(it -> it instanceof Concern.RepeatedRed);
    }

    public Adaptation {
        findings = List.copyOf(findings);
        concerns = List.copyOf(concerns);
        steps = List.copyOf(steps);
    }
}
