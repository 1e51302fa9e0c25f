package io.backwise.routine.adaptation;

import io.backwise.routine.adaptation.core.Kind;
import io.backwise.routine.adaptation.core.Range;
import io.backwise.routine.adaptation.core.Variable;
import io.backwise.routine.catalogue.Catalogue;
import io.backwise.routine.catalogue.ExerciseV1;
import io.backwise.screening.Trait;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the exercises of a catalogue do to a spine, and within which doses. */
final class Movements {
    private static final String SPINE = "spine-motion";
    private static final String NERVE = "nerve";

    /** To the end of a movement, loaded or sustained. */
    private static final int PROVOKING = 2;

    private final Catalogue catalogue;

    Movements(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The directions in which it moves the spine; none for one that keeps it still. */
    Set<String> directions(String exercise) {
        return catalogue.exercise(exercise).stream()
                .flatMap(this::spineTraits)
                .flatMap(it -> it.direction().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether symptoms that spread down the leg may be its doing: it moves the spine, or tensions the nerve. */
    boolean mayHaveSpread(String exercise) {
        return catalogue.exercise(exercise).stream()
                .flatMap(this::traits)
                .anyMatch(it -> it.group().equals(NERVE)
                        || it.group().equals(SPINE) && it.direction().isPresent());
    }

    boolean isProvoking(ExerciseV1 exercise) {
        return spineTraits(exercise).anyMatch(it -> it.strength() >= PROVOKING);
    }

    private Stream<Trait> spineTraits(ExerciseV1 exercise) {
        return traits(exercise).filter(it -> it.group().equals(SPINE));
    }

    private Stream<Trait> traits(ExerciseV1 exercise) {
        Map<String, Trait> traits = catalogue.engine().rules().traits();
        return exercise.traits().stream().flatMap(it -> Stream.ofNullable(traits.get(it)));
    }

    static Kind kind(ExerciseV1 it) {
        return Kind.of(
                it.category(), range(it.dose().holdSeconds()).map(Range::low).orElse(0));
    }

    static Map<Variable, Range> ranges(ExerciseV1 it) {
        Map<Variable, Range> ranges = new EnumMap<>(Variable.class);
        range(it.dose().reps()).ifPresent(range -> ranges.put(Variable.REPS, range));
        range(it.dose().holdSeconds()).ifPresent(range -> ranges.put(Variable.HOLD, range));
        range(it.dose().sets()).ifPresent(range -> ranges.put(Variable.SETS, range));
        range(it.dose().minutes()).ifPresent(range -> ranges.put(Variable.MINUTES, range));
        return ranges;
    }

    static Optional<Range> range(@Nullable List<Integer> lowAndHigh) {
        return lowAndHigh == null || lowAndHigh.isEmpty()
                ? Optional.empty()
                : Optional.of(new Range(lowAndHigh.getFirst(), lowAndHigh.getLast()));
    }
}
