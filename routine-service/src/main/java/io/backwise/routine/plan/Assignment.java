package io.backwise.routine.plan;

import java.time.LocalDate;

/** What came of assigning a plan. */
sealed interface Assignment {
    /** The plan is in force; also the answer to a repeated request. */
    record Assigned(Plan plan) implements Assignment {}

    /** Nothing could be composed. */
    record Refused(Proposal proposal) implements Assignment {}

    /** The plan would rewrite a past day that another plan scheduled. */
    record OverlapsHistory(LocalDate day) implements Assignment {}

    /** The idempotency key came before, with another body. */
    record KeyReused() implements Assignment {}

    /** Another plan was put in force while this one was asked for. */
    record Overtaken() implements Assignment {}

    /** A clinician locked the plan in force: the patient cannot replace it. */
    record Locked() implements Assignment {}
}
