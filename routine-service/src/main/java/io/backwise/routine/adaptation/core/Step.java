package io.backwise.routine.adaptation.core;

import io.backwise.routine.plan.core.Dose;
import java.time.DayOfWeek;

/** One change of a plan, the rule that made it, and why in a sentence for the patient. */
public sealed interface Step {
    String rule();

    String reason();

    /** Whether it asks for more than before. */
    boolean isUp();

    /** A change of one exercise. */
    sealed interface OfExercise extends Step {
        String exercise();
    }

    /** The exercise stays with another dose; one variable changed. */
    record Dosed(String exercise, Variable variable, Dose from, Dose to, boolean isUp, String rule, String reason)
            implements OfExercise {}

    /** The exercise stays, and begins anew. */
    record Restarted(String exercise, Dose from, Dose to, String rule, String reason) implements OfExercise {
        @Override
        public boolean isUp() {
            return false;
        }
    }

    /** Another exercise takes its place, at the dose with which that one starts. */
    record Swapped(String exercise, String other, boolean isUp, String rule, String reason) implements OfExercise {}

    /** The exercise leaves the plan. */
    record Dropped(String exercise, String rule, String reason) implements OfExercise {
        @Override
        public boolean isUp() {
            return false;
        }
    }

    /** The session is due on one more day of the week. */
    record DayAdded(DayOfWeek day, String rule, String reason) implements Step {
        @Override
        public boolean isUp() {
            return true;
        }
    }
}
