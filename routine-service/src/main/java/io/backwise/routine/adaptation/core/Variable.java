package io.backwise.routine.adaptation.core;

import io.backwise.routine.plan.core.Dose;
import java.util.OptionalInt;
import java.util.function.Function;

/** What of a dose one step changes; in the order in which it grows. */
public enum Variable {
    REPS("repetitions", Dose::reps) {
        @Override
        Dose set(Dose it, int value) {
            return new Dose(it.sets(), OptionalInt.of(value), it.holdSeconds(), it.minutes());
        }
    },
    HOLD("seconds held", Dose::holdSeconds) {
        @Override
        Dose set(Dose it, int value) {
            return new Dose(it.sets(), it.reps(), OptionalInt.of(value), it.minutes());
        }
    },
    SETS("sets", Dose::sets) {
        @Override
        Dose set(Dose it, int value) {
            return new Dose(OptionalInt.of(value), it.reps(), it.holdSeconds(), it.minutes());
        }
    },
    MINUTES("minutes", Dose::minutes) {
        @Override
        Dose set(Dose it, int value) {
            return new Dose(it.sets(), it.reps(), it.holdSeconds(), OptionalInt.of(value));
        }
    };

    private final String words;
    private final Function<Dose, OptionalInt> part;

    Variable(String words, Function<Dose, OptionalInt> part) {
        this.words = words;
        this.part = part;
    }

    /** Its figure in a dose; empty where it does not apply. */
    public OptionalInt of(Dose dose) {
        return part.apply(dose);
    }

    abstract Dose set(Dose dose, int value);

    /** As it is told to people. */
    public String words() {
        return words;
    }
}
