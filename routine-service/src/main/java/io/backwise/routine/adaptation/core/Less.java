package io.backwise.routine.adaptation.core;

import io.backwise.routine.plan.core.Dose;
import java.util.List;
import java.util.Optional;

/** A dose made smaller by one variable. */
final class Less {
    private static final int WHOLE = 100;
    private static final int TENTH = 10;
    private static final List<Variable> LAST_GROWN_FIRST =
            List.of(Variable.SETS, Variable.HOLD, Variable.REPS, Variable.MINUTES);

    private Less() {}

    /** A variable with its new figure. */
    record Change(Variable variable, Dose to) {}

    /** To about so many percent of the volume; empty when nothing can be taken away. */
    static Optional<Change> percent(Dose dose, int percent) {
        for (Variable variable : Variable.values()) {
            int now = variable.of(dose).orElse(1);
            if (now > 1) {
                int to = Math.max(1, now * percent / WHOLE);
                return Optional.of(new Change(variable, variable.set(dose, to)));
            }
        }
        return Optional.empty();
    }

    /** One step back on the way on which it grew; empty at the low end of its ranges. */
    static Optional<Change> oneStep(Part part) {
        for (Variable variable : LAST_GROWN_FIRST) {
            int now = variable.of(part.dose()).orElse(0);
            int low = part.low(variable);
            if (now > low) {
                int to = Math.max(low, now - step(part, variable, now));
                return Optional.of(new Change(variable, variable.set(part.dose(), to)));
            }
        }
        return Optional.empty();
    }

    private static int step(Part part, Variable variable, int now) {
        return variable == Variable.MINUTES
                ? Math.max(1, now / TENTH)
                : ProgressionRule.of(part.kind())
                        .map(it -> it.increment(variable))
                        .orElse(1);
    }
}
