package io.backwise.routine.adaptation.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the rules do after a session.
 *
 * @param steps changes of the plan, at most one for each exercise; either of them up, or any number down
 * @param concerns what a clinician is told
 */
public record Decision(List<Step> steps, List<Concern> concerns) {
    public Decision {
        steps = List.copyOf(steps);
        concerns = List.copyOf(concerns);
    }

    /** Every rule looks; where a step up and one down would meet, the stricter one stands. */
    public static Decision of(Situation situation) {
        List<Concern> concerns = Watching.of(situation);
        List<Step> down = SteppingDown.of(situation);
        Optional<Step> up = down.isEmpty() && concerns.isEmpty() ? SteppingUp.of(situation) : Optional.empty();
        List<Step> steps = new ArrayList<>(down);
        up.ifPresent(steps::add);
        return new Decision(steps, concerns);
    }
}
