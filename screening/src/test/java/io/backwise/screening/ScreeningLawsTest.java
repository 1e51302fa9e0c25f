package io.backwise.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws of screening on random rule sets, catalogues and people. A failing case shows its seed as the argument. */
class ScreeningLawsTest {
    private static final int CASES = 10_000;

    static IntStream seeds() {
        int first = new Random().nextInt(1_000_000);
        System.out.println("a law of screening on " + CASES + " worlds from seed " + first);
        return IntStream.range(first, first + CASES);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anotherConditionOnlyMakesVerdictsStricter(int seed) {
        World world = new World(seed);
        Set<String> more = new HashSet<>(world.active);
        more.add(world.any(world.conditions));
        for (Exercise exercise : world.exercises) {
            Verdict before = world.engine.verdict(exercise.slug(), world.active, Audience.SELF);
            Verdict after = world.engine.verdict(exercise.slug(), more, Audience.SELF);
            assertThat(strictness(after)).isGreaterThanOrEqualTo(strictness(before));
            assertThat(after.reasons().stream().filter(it -> !it.rule().equals("CAP")))
                    .containsAll(before.reasons().stream()
                            .filter(it -> !it.rule().equals("CAP"))
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anotherRuleOrTraitOnlyMakesVerdictsStricter(int seed) {
        World world = new World(seed);
        List<Rule> rules = new ArrayList<>(world.rules);
        rules.add(world.rule(rules.size()));
        ScreeningEngine stricter = new ScreeningEngine(world.ruleSet(rules), world.exercises);
        ScreeningEngine loaded = new ScreeningEngine(
                world.ruleSet(world.rules),
                world.exercises.stream().map(world::withAnotherTrait).toList());
        for (Exercise exercise : world.exercises) {
            int before = strictness(world.engine.verdict(exercise.slug(), world.active, Audience.SELF));
            assertThat(strictness(stricter.verdict(exercise.slug(), world.active, Audience.SELF)))
                    .isGreaterThanOrEqualTo(before);
            assertThat(strictness(loaded.verdict(exercise.slug(), world.active, Audience.SELF)))
                    .isGreaterThanOrEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theOrderOfRulesAndExercisesDoesNotMatter(int seed) {
        World world = new World(seed);
        List<Rule> rules = new ArrayList<>(world.rules);
        List<Exercise> exercises = new ArrayList<>(world.exercises);
        Collections.shuffle(rules, world.random);
        Collections.shuffle(exercises, world.random);
        ScreeningEngine shuffled = new ScreeningEngine(world.ruleSet(rules), exercises);
        for (Exercise exercise : exercises) {
            for (Audience audience : Audience.values()) {
                assertThat(shuffled.verdict(exercise.slug(), world.active, audience))
                        .isEqualTo(world.engine.verdict(exercise.slug(), world.active, audience));
                assertThat(shuffled.alternatives(exercise.slug(), world.active, audience))
                        .isEqualTo(world.engine.alternatives(exercise.slug(), world.active, audience));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aVerdictIsWhatTheRulesSayOneByOne(int seed) {
        World world = new World(seed);
        for (Exercise exercise : world.exercises) {
            Set<String> expected = world.rules.stream()
                    .filter(it -> exercise.traits().contains(it.trait())
                            && world.active.contains(it.condition())
                            && world.active.containsAll(it.whenAlso()))
                    .map(Rule::id)
                    .collect(Collectors.toSet());
            if (exercise.status() == ExerciseStatus.AVOID_BY_DEFAULT) {
                expected.add("CAT01");
            } else if (exercise.status() == ExerciseStatus.CLINICIAN_ONLY) {
                expected.add("CAT02");
            } else if (exercise.status() == ExerciseStatus.WITHDRAWN) {
                expected.add("CAT03");
            }
            int cap = world.active.stream()
                    .mapToInt(it -> world.conditionOf.get(it).maxDifficulty())
                    .min()
                    .orElse(5);
            if (exercise.difficulty() > cap) {
                expected.add("CAP");
            }
            Verdict verdict = world.engine.verdict(exercise.slug(), world.active, Audience.SELF);
            assertThat(verdict.reasons().stream().map(Reason::rule).collect(Collectors.toSet()))
                    .isEqualTo(expected);
            boolean absolute = verdict.reasons().stream().anyMatch(it -> it.severity() == Severity.ABSOLUTE);
            assertThat(verdict instanceof Excluded).isEqualTo(absolute);
            assertThat(verdict instanceof Allowed).isEqualTo(expected.isEmpty());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void standInsAreSafeFewAndOthers(int seed) {
        World world = new World(seed);
        for (Exercise exercise : world.exercises) {
            List<String> standIns = world.engine.alternatives(exercise.slug(), world.active, Audience.SELF);
            assertThat(standIns)
                    .hasSizeLessThanOrEqualTo(3)
                    .doesNotHaveDuplicates()
                    .doesNotContain(exercise.slug());
            assertThat(standIns)
                    .noneMatch(it -> world.engine.verdict(it, world.active, Audience.SELF) instanceof Excluded);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aRecordedConditionNeverVanishes(int seed) {
        World world = new World(seed);
        LocalDate start = LocalDate.of(2026, 1, 1);
        for (String slug : world.active) {
            Recorded recorded = new Recorded(slug, Optional.of(start));
            for (int day : new int[] {0, 1, 10, 29, 30, 31, 100, 5_000}) {
                List<ActiveCondition> active =
                        ActiveCondition.of(world.engine.rules(), List.of(recorded), 0, start.plusDays(day));
                assertThat(active).as("day %s of %s", day, slug).hasSize(1);
                boolean clinicianEnds = world.conditionOf
                        .get(slug)
                        .expires()
                        .map(Expiry::clinicianEnds)
                        .orElse(false);
                if (clinicianEnds) {
                    assertThat(active.getFirst().slug()).isEqualTo(slug);
                }
            }
        }
    }

    private static int strictness(Verdict verdict) {
        return switch (verdict) {
            case Allowed allowed -> 0;
            case Caution caution -> 1;
            case Excluded excluded -> 2;
        };
    }
}
