package io.backwise.routine.plan.core;

/** Chooses the session. The seam behind which the search may be replaced: same order in, a session that obeys every hard constraint out. */
public interface PlanComposer {
    /** Least and most exercises of a session: adherence falls with more (clinical model, section 2). */
    int FEWEST = 3;

    int MOST = 6;

    /** The same order always gives the same answer. */
    Composition compose(Order order);
}
