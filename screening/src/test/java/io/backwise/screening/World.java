package io.backwise.screening;

import io.backwise.testkit.Smaller;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A random rule set, catalogue and person, and what a law may add to them.
 *
 * @param another a condition that may come on top
 * @param extraRule a rule that may come on top
 * @param extraTrait a trait that may come on top, for every exercise
 * @param shuffle seed for another order of everything
 */
record World(
        List<Condition> conditions,
        List<Trait> traits,
        List<Rule> rules,
        List<Exercise> exercises,
        Set<String> active,
        String another,
        Rule extraRule,
        String extraTrait,
        long shuffle) {
    private static final List<String> CONDITIONS = names("condition", 6);
    private static final List<String> TRAITS = names("trait", 8);
    private static final List<String> EXERCISES = names("exercise", 10);

    static World of(SplittableRandom random) {
        return new World(
                CONDITIONS.stream().map(it -> condition(it, random)).toList(),
                TRAITS.stream().map(it -> trait(it, random)).toList(),
                list(random.nextInt(20), number -> rule("R" + number, random)),
                EXERCISES.stream().map(it -> exercise(it, random)).toList(),
                some(CONDITIONS, 3, random),
                any(CONDITIONS, random),
                rule("extra", random),
                any(TRAITS, random),
                random.nextLong());
    }

    RuleSet ruleSet() {
        return new RuleSet(1, byName(conditions, Condition::slug), byName(traits, Trait::slug), rules, Map.of());
    }

    Screening screen(Audience audience) {
        return screen(active, audience);
    }

    Screening screen(Set<String> conditionsInForce, Audience audience) {
        return new ScreeningEngine(ruleSet(), exercises).screen(conditionsInForce, audience);
    }

    World withRule() {
        List<Rule> more = new ArrayList<>(rules);
        more.add(extraRule);
        return with(more, exercises, active);
    }

    World withTrait() {
        return with(
                rules, exercises.stream().map(it -> withTraits(it, extraTrait)).toList(), active);
    }

    World with(List<Rule> otherRules, List<Exercise> otherExercises, Set<String> otherActive) {
        return new World(
                conditions,
                traits,
                List.copyOf(otherRules),
                List.copyOf(otherExercises),
                otherActive,
                another,
                extraRule,
                extraTrait,
                shuffle);
    }

    Condition condition(String slug) {
        return ruleSet().conditions().get(slug);
    }

    /** Worlds with fewer rules, exercises or active conditions. */
    Stream<World> smaller() {
        return Stream.of(
                        Smaller.without(rules).map(it -> with(it, exercises, active)),
                        Smaller.without(exercises).map(it -> with(rules, it, active)),
                        Smaller.without(List.copyOf(active)).map(it -> with(rules, exercises, new TreeSet<>(it))))
                .flatMap(Function.identity());
    }

    /** What matters for a verdict, short enough to be read when a law is broken. */
    @Override
    public String toString() {
        return "active " + active
                + conditions.stream()
                        .map(it -> "%s: difficulty up to %d, %s".formatted(it.slug(), it.maxDifficulty(), it.expires()))
                        .collect(Collectors.joining("\n  ", "\n  ", ""))
                + rules.stream().map(World::text).collect(Collectors.joining("\n  ", "\n  ", ""))
                + exercises.stream()
                        .map(it -> "%s: %s, difficulty %d, traits %s, %s of %s, regressions %s"
                                .formatted(
                                        it.slug(),
                                        it.status(),
                                        it.difficulty(),
                                        it.traits(),
                                        it.category(),
                                        it.family(),
                                        it.regressions()))
                        .collect(Collectors.joining("\n  ", "\n  ", ""))
                + "\n  may come on top: %s; %s; %s\n".formatted(another, text(extraRule), extraTrait);
    }

    private static String text(Rule it) {
        return "%s: %s %s for %s %s, override %s"
                .formatted(it.id(), it.severity(), it.trait(), it.condition(), it.whenAlso(), it.override());
    }

    private static Exercise withTraits(Exercise it, String more) {
        Set<String> traits = new HashSet<>(it.traits());
        traits.add(more);
        return new Exercise(
                it.slug(),
                it.category(),
                it.family(),
                it.difficulty(),
                it.status(),
                traits,
                it.regressions(),
                it.progressions());
    }

    private static Rule rule(String id, SplittableRandom random) {
        return new Rule(
                id,
                any(CONDITIONS, random),
                any(TRAITS, random),
                any(List.of(Severity.values()), random),
                random.nextInt(4) == 0 ? Set.of(any(CONDITIONS, random)) : Set.of(),
                "reason",
                "source",
                "found",
                any(List.of(OverridePolicy.values()), random),
                Optional.empty());
    }

    private static Trait trait(String slug, SplittableRandom random) {
        return new Trait(
                slug,
                any(List.of("spine-motion", "load"), random),
                random.nextBoolean() ? Optional.of("flexion") : Optional.empty(),
                random.nextInt(4));
    }

    private static Condition condition(String slug, SplittableRandom random) {
        Optional<Expiry> expires = random.nextBoolean()
                ? Optional.empty()
                : Optional.of(new Expiry(
                        random.nextBoolean() ? OptionalInt.of(1 + random.nextInt(60)) : OptionalInt.empty(),
                        random.nextInt(3) == 0,
                        random.nextBoolean() ? Optional.of(any(CONDITIONS, random)) : Optional.empty(),
                        Optional.empty()));
        return new Condition(slug, slug, "group", 1 + random.nextInt(5), false, expires, OptionalInt.empty(), Set.of());
    }

    private static Exercise exercise(String slug, SplittableRandom random) {
        return new Exercise(
                slug,
                any(List.of("stretch", "mobility"), random),
                "family-" + random.nextInt(4),
                1 + random.nextInt(5),
                random.nextInt(3) == 0 ? any(List.of(ExerciseStatus.values()), random) : ExerciseStatus.STANDARD,
                some(TRAITS, 3, random),
                List.copyOf(some(EXERCISES, 2, random)),
                List.of());
    }

    private static <T> T any(List<T> of, SplittableRandom random) {
        return of.get(random.nextInt(of.size()));
    }

    private static Set<String> some(List<String> of, int most, SplittableRandom random) {
        Set<String> chosen = new TreeSet<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            chosen.add(any(of, random));
        }
        return chosen;
    }

    private static <T> Map<String, T> byName(List<T> all, Function<T, String> name) {
        return all.stream().collect(Collectors.toMap(name, Function.identity()));
    }

    private static List<String> names(String of, int count) {
        return IntStream.range(0, count).mapToObj(it -> of + "-" + it).toList();
    }

    private static <T> List<T> list(int count, IntFunction<T> of) {
        return IntStream.range(0, count).mapToObj(of).toList();
    }
}
