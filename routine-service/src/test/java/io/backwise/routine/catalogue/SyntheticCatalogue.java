package io.backwise.routine.catalogue;

import io.backwise.routine.catalogue.ExerciseV1.DoseV1;
import io.backwise.routine.catalogue.ExerciseV1.EvidenceV1;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A random catalogue of any size under the shipped rules: each exercise is a shipped one with other traits, regions, dose,
 * position and ladder.
 */
public final class SyntheticCatalogue {
    private final SplittableRandom random;
    private final List<ExerciseV1> shipped;
    private final List<String> traits;
    private final List<String> positions;
    private final List<String> regions;
    private final int many;

    private SyntheticCatalogue(SplittableRandom random, int many, CatalogueDocument document) {
        this.random = random;
        this.many = many;
        shipped = document.exercises();
        traits = document.rules().traits().stream().map(RulesV1.TraitV1::slug).toList();
        positions = shipped.stream().map(ExerciseV1::startPosition).distinct().toList();
        regions =
                shipped.stream().flatMap(it -> it.targets().stream()).distinct().toList();
    }

    public static Catalogue of(SplittableRandom random, int many) {
        CatalogueDocument document = ShippedCatalogue.document();
        SyntheticCatalogue synthetic = new SyntheticCatalogue(random, many, document);
        List<ExerciseV1> exercises =
                IntStream.range(0, many).mapToObj(synthetic::exercise).toList();
        return new Catalogue(new CatalogueDocument(document.rules(), exercises));
    }

    private ExerciseV1 exercise(int number) {
        ExerciseV1 like = any(shipped);
        TreeSet<String> other = new TreeSet<>(like.traits());
        other.removeIf(it -> random.nextInt(4) == 0);
        other.add(any(traits));
        return new ExerciseV1(
                name(number),
                1,
                like.name() + " " + number,
                like.category(),
                like.spinalDirection(),
                random.nextInt(3) == 0 ? any(positions) : like.startPosition(),
                IntStream.range(0, random.nextInt(1, 4))
                        .mapToObj(it -> any(regions))
                        .distinct()
                        .toList(),
                like.equipment(),
                random.nextInt(1, 6),
                dose(like.dose()),
                like.perSide(),
                List.copyOf(other),
                random.nextInt(20) == 0 ? "avoid-by-default" : like.status(),
                "family-" + random.nextInt(1 + many / 2),
                like.steps(),
                like.cautions(),
                others(),
                others(),
                new EvidenceV1(random.nextInt(4)),
                null);
    }

    private DoseV1 dose(DoseV1 like) {
        return new DoseV1(like.sets(), low(like.reps()), low(like.holdSeconds()), like.minutes(), like.daysPerWeek());
    }

    private List<Integer> low(List<Integer> range) {
        return range == null
                ? null
                : range.stream().map(it -> it + random.nextInt(4)).sorted().toList();
    }

    private List<String> others() {
        return IntStream.range(0, random.nextInt(3))
                .mapToObj(it -> name(random.nextInt(many)))
                .distinct()
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static String name(int number) {
        return "move-%03d".formatted(number);
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
