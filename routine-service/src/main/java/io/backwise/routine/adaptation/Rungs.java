package io.backwise.routine.adaptation;

import io.backwise.routine.adaptation.core.Rung;
import io.backwise.routine.catalogue.ExerciseV1;
import io.backwise.routine.plan.Prescription;
import io.backwise.routine.plan.Redrafting;
import io.backwise.routine.plan.StandIns;
import java.util.List;

/** The ladder above and below each exercise of a plan: what is safe for the person, at hand and free. */
final class Rungs {
    private final Known known;
    private final Movements movements;
    private final StandIns standIns;

    Rungs(Known known, Movements movements) {
        this.known = known;
        this.movements = movements;
        standIns = new StandIns(known.catalogue(), known.profile(), known.conditions());
    }

    /** One difficulty up at most, and none that was too much lately: it has not cooled off. */
    List<Rung> harder(ExerciseV1 exercise) {
        return rungs(exercise, exercise.progressions()).stream()
                .filter(it -> it.difficulty() <= exercise.difficulty() + 1)
                .filter(it -> !known.tooMuch().contains(it.slug()))
                .map(this::rung)
                .toList();
    }

    /** None that was too much already. */
    List<Rung> easier(ExerciseV1 exercise) {
        return rungs(exercise, exercise.regressions()).stream()
                .filter(it -> !known.wasTooMuch(it.slug()))
                .map(this::rung)
                .toList();
    }

    private List<ExerciseV1> rungs(ExerciseV1 exercise, List<String> names) {
        List<String> rest = known.plan().session().items().stream()
                .map(Prescription::exercise)
                .filter(it -> !it.equals(exercise.slug()))
                .toList();
        return standIns.among(names, rest);
    }

    private Rung rung(ExerciseV1 it) {
        return new Rung(
                it.slug(),
                it.family(),
                movements.isProvoking(it),
                Redrafting.startDose(it).seconds(it.perSide()));
    }
}
