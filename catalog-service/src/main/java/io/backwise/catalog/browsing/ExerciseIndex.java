package io.backwise.catalog.browsing;

import io.backwise.catalog.catalogue.Catalogue;
import io.backwise.catalog.exercise.Exercise;
import io.backwise.catalog.exercise.PublishedExercise;
import io.backwise.screening.Audience;
import io.backwise.screening.Screening;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Which exercises of one catalogue carry which word, a bit an exercise in the order of their slugs. */
final class ExerciseIndex {
    private static final int HARDEST = 5;

    private final Catalogue catalogue;
    private final List<Exercise> exercises;
    private final String[] slugs;
    private final Map<String, BitSet> categories;
    private final Map<String, BitSet> regions;
    private final Map<String, BitSet> positions;
    private final Map<String, BitSet> traits;
    private final Map<String, BitSet> needs;
    private final BitSet[] upTo;

    ExerciseIndex(Catalogue catalogue) {
        this.catalogue = catalogue;
        exercises = catalogue.exercises().stream()
                .map(PublishedExercise::exercise)
                .sorted(Comparator.comparing(Exercise::slug))
                .toList();
        slugs = exercises.stream().map(Exercise::slug).toArray(String[]::new);
        categories = by(it -> List.of(it.category()));
        regions = by(Exercise::regions);
        positions = by(it -> List.of(it.startPosition()));
        traits = by(Exercise::traits);
        needs = by(Exercise::equipment);
        upTo = new BitSet[HARDEST + 1];
        for (int most = 0; most <= HARDEST; most++) {
            upTo[most] = upTo(most);
        }
    }

    private Map<String, BitSet> by(Function<Exercise, List<String>> words) {
        Map<String, BitSet> found = new TreeMap<>();
        for (int i = 0; i < slugs.length; i++) {
            for (String word : words.apply(exercises.get(i))) {
                found.computeIfAbsent(word, it -> new BitSet(slugs.length)).set(i);
            }
        }
        return found;
    }

    private BitSet upTo(int most) {
        BitSet found = new BitSet(slugs.length);
        for (int i = 0; i < slugs.length; i++) {
            found.set(i, exercises.get(i).difficulty() <= most);
        }
        return found;
    }

    Set<String> categories() {
        return Collections.unmodifiableSet(categories.keySet());
    }

    Set<String> regions() {
        return Collections.unmodifiableSet(regions.keySet());
    }

    Set<String> positions() {
        return Collections.unmodifiableSet(positions.keySet());
    }

    int size() {
        return slugs.length;
    }

    String slug(int number) {
        return slugs[number];
    }

    /** The number of the first exercise whose slug comes after this one, whether or not there is one of that name. */
    int after(String slug) {
        int found = Arrays.binarySearch(slugs, slug);
        return found < 0 ? -found - 1 : found + 1;
    }

    /** The numbers of the exercises that pass; what is searched for in the text is not looked at. */
    BitSet matching(ExerciseFilter filter) {
        BitSet left = new BitSet(slugs.length);
        left.set(0, slugs.length);
        filter.category().ifPresent(it -> left.and(of(categories, it)));
        filter.region().ifPresent(it -> left.and(of(regions, it)));
        filter.position().ifPresent(it -> left.and(of(positions, it)));
        filter.trait().ifPresent(it -> left.and(of(traits, it)));
        filter.maxDifficulty().ifPresent(it -> left.and(upTo[it]));
        filter.equipment()
                .ifPresent(have -> needs.forEach((what, those) -> {
                    if (!have.contains(what)) {
                        left.andNot(those);
                    }
                }));
        filter.suitableFor().ifPresent(conditions -> {
            Screening screening = catalogue.engine().screen(conditions, Audience.SELF);
            for (int i = left.nextSetBit(0); i >= 0; i = left.nextSetBit(i + 1)) {
                left.set(i, !screening.excludes(slugs[i]));
            }
        });
        return left;
    }

    /** The numbers of these exercises; of those that this catalogue does not have, none. */
    BitSet numbers(Collection<String> some) {
        BitSet found = new BitSet(slugs.length);
        some.stream()
                .mapToInt(it -> Arrays.binarySearch(slugs, it))
                .filter(it -> it >= 0)
                .forEach(found::set);
        return found;
    }

    private static BitSet of(Map<String, BitSet> index, String word) {
        return index.getOrDefault(word, new BitSet());
    }
}
