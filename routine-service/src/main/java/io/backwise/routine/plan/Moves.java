package io.backwise.routine.plan;

import io.backwise.routine.catalogue.ExerciseV1;
import io.backwise.routine.plan.core.Category;
import io.backwise.routine.plan.core.Dose;
import io.backwise.routine.plan.core.Move;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Published exercises in the composer's terms, each with the dose that a plan starts with: the low end. */
final class Moves {
    private Moves() {}

    static Move of(ExerciseV1 it) {
        return new Move(
                it.slug(),
                Category.ofSlug(it.category()),
                it.family(),
                it.spinalDirection(),
                it.startPosition(),
                Set.copyOf(it.targets()),
                Set.copyOf(it.equipment()),
                it.difficulty(),
                it.evidence().grade(),
                it.perSide(),
                new Dose(
                        low(it.dose().sets()),
                        low(it.dose().reps()),
                        low(it.dose().holdSeconds()),
                        low(it.dose().minutes())));
    }

    private static OptionalInt low(@Nullable List<Integer> range) {
        return range == null || range.isEmpty() ? OptionalInt.empty() : OptionalInt.of(range.getFirst());
    }
}
