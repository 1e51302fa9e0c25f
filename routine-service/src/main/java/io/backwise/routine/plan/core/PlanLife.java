package io.backwise.routine.plan.core;

import java.time.LocalDate;

/**
 * Where a plan stands in its life. A state has the transitions that are legal from it and no others, so that an illegal one
 * cannot be written down. Days are the patient's local dates.
 */
public sealed interface PlanLife {
    /** The plan is the patient's: it can end, or give way to another. */
    sealed interface InForce extends PlanLife {
        /** @param to the first day on which it does not hold any more */
        default Completed complete(LocalDate to) {
            return new Completed(to);
        }

        /** @param to the first day of the plan that takes its place */
        default Superseded supersede(LocalDate to) {
            return new Superseded(to);
        }
    }

    /** Sessions are due as scheduled. */
    record Active() implements InForce {
        /** @param from the first day on which nothing is due */
        public Suspended suspend(LocalDate from) {
            return new Suspended(from);
        }
    }

    /**
     * Nothing is due until it is resumed.
     *
     * @param from the first day of the pause
     */
    record Suspended(LocalDate from) implements InForce {
        public Active resume() {
            return new Active();
        }
    }

    /** It did what it was for, or was given up; does not hold from {@code to} on. */
    record Completed(LocalDate to) implements PlanLife {}

    /** Another plan took its place on {@code to}. */
    record Superseded(LocalDate to) implements PlanLife {}
}
