package io.backwise.routine.plan;

import io.backwise.routine.catalogue.Catalogue;
import io.backwise.routine.catalogue.ExerciseV1;
import io.backwise.routine.plan.core.Category;
import io.backwise.routine.plan.core.Dose;
import io.backwise.routine.plan.core.Move;
import io.backwise.screening.Reason;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A catalogue in the terms of a composition, made once: its exercises as moves, each with the dose that a plan starts
 * with (the low end), and its reasons as they are answered.
 */
final class Prepared {
    private final Catalogue catalogue;
    private final Map<String, Move> moves;
    private final Map<Reason, Because> reasons = new IdentityHashMap<>();

    Prepared(Catalogue catalogue) {
        this.catalogue = catalogue;
        moves = catalogue.exercises().stream().collect(Collectors.toUnmodifiableMap(ExerciseV1::slug, Prepared::move));
        catalogue.engine().reasons().forEach(it -> reasons.put(it, Because.of(it)));
    }

    boolean isOf(Catalogue other) {
        return catalogue == other;
    }

    Move move(String slug) {
        return Objects.requireNonNull(moves.get(slug));
    }

    /** @param given reasons of this catalogue's verdicts */
    List<Because> because(List<Reason> given) {
        List<Because> because = new ArrayList<>(given.size());
        for (Reason reason : given) {
            because.add(Objects.requireNonNull(reasons.get(reason)));
        }
        return because;
    }

    private static Move move(ExerciseV1 it) {
        return move(it, startDose(it));
    }

    /** The exercise as a move with that dose. */
    static Move move(ExerciseV1 it, Dose dose) {
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
                dose);
    }

    /** The dose with which a plan starts: the low end of every range. */
    static Dose startDose(ExerciseV1 it) {
        return new Dose(
                low(it.dose().sets()),
                low(it.dose().reps()),
                low(it.dose().holdSeconds()),
                low(it.dose().minutes()));
    }

    private static OptionalInt low(@Nullable List<Integer> range) {
        return range == null || range.isEmpty() ? OptionalInt.empty() : OptionalInt.of(range.getFirst());
    }
}
