package io.backwise.routine.plan;

import java.util.List;

/** What came of a clinician's change of a plan. A refusal is a value, not an exception: it was an access, and stays in the log. */
sealed interface PlanChange {
    /** The plan at its new revision. */
    record Changed(Plan plan) implements PlanChange {}

    /** A plan that stands where this one does knows no such change. */
    record Illegal(PlanStatus status, String why) implements PlanChange {}

    /** The plan has no such earlier revision. */
    record NoSuchRevision(int latest) implements PlanChange {}

    /** What the plan would prescribe is not safe for the patient as things are now. */
    record Unsafe(List<Withheld> withheld) implements PlanChange {}

    /** Nothing may be prescribed as things are now. */
    record Refused(Proposal proposal) implements PlanChange {}
}
