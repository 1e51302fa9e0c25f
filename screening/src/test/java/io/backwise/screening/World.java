package io.backwise.screening;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A random rule set, catalogue and person. */
final class World {
    final Random random;
    final List<String> conditions = names("condition", 6);
    final List<String> traits = names("trait", 8);
    final Map<String, Condition> conditionOf = new LinkedHashMap<>();
    final List<Rule> rules;
    final List<Exercise> exercises;
    final Set<String> active;
    final ScreeningEngine engine;

    World(int seed) {
        random = new Random(seed);
        conditions.forEach(it -> conditionOf.put(it, condition(it)));
        rules = list(random.nextInt(20), this::rule);
        exercises = list(10, this::exercise);
        active = some(conditions, 3);
        engine = new ScreeningEngine(ruleSet(rules), exercises);
    }

    RuleSet ruleSet(List<Rule> of) {
        return new RuleSet(
                1,
                conditionOf,
                traits.stream()
                        .collect(Collectors.toMap(
                                Function.identity(),
                                it -> new Trait(it, "group", Optional.empty(), it.hashCode() & 3))),
                of,
                Map.of());
    }

    Rule rule(int number) {
        return new Rule(
                "R" + number,
                any(conditions),
                any(traits),
                any(List.of(Severity.values())),
                random.nextInt(4) == 0 ? Set.of(any(conditions)) : Set.of(),
                "reason",
                "source",
                "found",
                any(List.of(OverridePolicy.values())),
                Optional.empty());
    }

    private Condition condition(String slug) {
        Optional<Expiry> expires = random.nextBoolean()
                ? Optional.empty()
                : Optional.of(new Expiry(
                        random.nextBoolean() ? OptionalInt.of(1 + random.nextInt(60)) : OptionalInt.empty(),
                        random.nextInt(3) == 0,
                        random.nextBoolean() ? Optional.of(any(conditions)) : Optional.empty(),
                        Optional.empty()));
        return new Condition(slug, slug, "group", 1 + random.nextInt(5), false, expires, OptionalInt.empty(), Set.of());
    }

    private Exercise exercise(int number) {
        List<String> others = names("exercise", 10);
        return new Exercise(
                "exercise-" + number,
                any(List.of("stretch", "mobility")),
                "family-" + random.nextInt(4),
                1 + random.nextInt(5),
                random.nextInt(3) == 0 ? any(List.of(ExerciseStatus.values())) : ExerciseStatus.STANDARD,
                some(traits, 3),
                List.copyOf(some(others, 2)),
                List.of());
    }

    Exercise withAnotherTrait(Exercise it) {
        Set<String> more = new HashSet<>(it.traits());
        more.add(any(traits));
        return new Exercise(
                it.slug(), it.category(), it.family(), it.difficulty(), it.status(), more, it.regressions(), List.of());
    }

    <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private Set<String> some(List<String> of, int most) {
        Set<String> chosen = new HashSet<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            chosen.add(any(of));
        }
        return chosen;
    }

    private static List<String> names(String of, int count) {
        return IntStream.range(0, count).mapToObj(it -> of + "-" + it).toList();
    }

    private static <T> List<T> list(int count, IntFunction<T> of) {
        return IntStream.range(0, count).mapToObj(of).toList();
    }
}
