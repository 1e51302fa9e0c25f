package io.backwise.screening;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * An exercise with all that may ever be said of it, ready to be picked from.
 *
 * @param rules every rule about one of its traits, absolute ones first, then by id
 * @param traits the numbers of its traits
 * @param standIns numbers of the exercises that may stand in for it, the best first
 */
record CompiledExercise(
        Exercise exercise,
        List<CompiledRule> rules,
        BitSet traits,
        int[] standIns,
        Optional<Reason> statusForPatient,
        Optional<Reason> statusForClinician) {

    Optional<Reason> status(Audience audience) {
        return audience == Audience.SELF ? statusForPatient : statusForClinician;
    }
}
