package io.backwise.routine.plan;

import io.backwise.kit.json.EventJson;
import jakarta.enterprise.context.ApplicationScoped;

/** Plans in the very words of an answer. They are written with the plan and read as they are. */
@ApplicationScoped
class PlanAsShown {
    /** Counts the shapes that {@link PlanView} has had: what was written in another one is not shown any more. */
    static final int FORM = 1;

    private final EventJson json;

    PlanAsShown(EventJson json) {
        this.json = json;
    }

    String of(Plan plan) {
        return json.write(PlanView.of(plan));
    }
}
