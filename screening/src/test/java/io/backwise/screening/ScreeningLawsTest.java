package io.backwise.screening;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.testkit.Cases;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Laws of screening on random rule sets, catalogues and people. */
class ScreeningLawsTest {
    private static final int CASES = Integer.getInteger("backwise.law.cases", 10_000);

    private static void law(String name, Consumer<World> law) {
        Cases.law(name, CASES, World::of, World::smaller, law);
    }

    @Test
    void aVerdictIsWhatTheRulesSayOneByOne() {
        law("rules one by one", world -> {
            for (Audience audience : Audience.values()) {
                OneByOne oracle = new OneByOne(world, audience);
                ScreeningEngine engine = new ScreeningEngine(world.ruleSet(), world.exercises());
                Screening screening = engine.screen(world.active(), audience);
                Set<Reason> all = Collections.newSetFromMap(new IdentityHashMap<>());
                all.addAll(engine.reasons());
                for (Exercise exercise : world.exercises()) {
                    Verdict verdict = screening.verdict(exercise.slug());
                    assertThat(rules(verdict)).isEqualTo(oracle.because(exercise));
                    assertThat(verdict.reasons())
                            .isSortedAccordingTo(Reason.ORDER)
                            .allMatch(all::contains);
                    assertThat(verdict.outcome()).isEqualTo(oracle.outcome(exercise));
                    assertThat(screening.excludes(exercise.slug())).isEqualTo(verdict instanceof Excluded);
                    assertThat(screening.alternatives(exercise.slug())).isEqualTo(oracle.alternatives(exercise));
                }
            }
        });
    }

    @Test
    void anotherConditionOnlyMakesVerdictsStricter() {
        law("another condition", world -> {
            Set<String> more = new HashSet<>(world.active());
            more.add(world.another());
            stricter(world, world.screen(Audience.SELF), world.screen(more, Audience.SELF));
        });
    }

    @Test
    void anotherRuleOnlyMakesVerdictsStricter() {
        law(
                "another rule",
                world -> stricter(
                        world, world.screen(Audience.SELF), world.withRule().screen(Audience.SELF)));
    }

    @Test
    void anotherTraitOnlyMakesVerdictsStricter() {
        law(
                "another trait",
                world -> stricter(
                        world, world.screen(Audience.SELF), world.withTrait().screen(Audience.SELF)));
    }

    /** No exercise gets a milder verdict, and no reason goes away; the cap may come from another condition. */
    private static void stricter(World world, Screening before, Screening after) {
        for (Exercise exercise : world.exercises()) {
            Verdict was = before.verdict(exercise.slug());
            Verdict is = after.verdict(exercise.slug());
            assertThat(strictness(is)).isGreaterThanOrEqualTo(strictness(was));
            assertThat(rules(is)).containsAll(rules(was));
        }
    }

    @Test
    void theOrderOfConditionsRulesAndExercisesDoesNotMatter() {
        law("order", world -> {
            Random random = new Random(world.shuffle());
            World shuffled =
                    world.with(shuffled(world.rules(), random), shuffled(world.exercises(), random), world.active());
            for (Audience audience : Audience.values()) {
                Screening one = world.screen(audience);
                Screening other = shuffled.screen(audience);
                for (Exercise exercise : world.exercises()) {
                    assertThat(other.verdict(exercise.slug())).isEqualTo(one.verdict(exercise.slug()));
                    assertThat(other.alternatives(exercise.slug())).isEqualTo(one.alternatives(exercise.slug()));
                }
            }
        });
    }

    @Test
    void aStandInIsSafeItself() {
        law("stand-ins", world -> {
            Screening screening = world.screen(Audience.SELF);
            for (Exercise exercise : world.exercises()) {
                assertThat(screening.alternatives(exercise.slug()))
                        .hasSizeLessThanOrEqualTo(3)
                        .doesNotHaveDuplicates()
                        .doesNotContain(exercise.slug())
                        .noneMatch(screening::excludes);
            }
        });
    }

    @Test
    void aRecordedConditionNeverVanishes() {
        LocalDate start = LocalDate.of(2026, 1, 1);
        law("conditions never vanish", world -> {
            for (String slug : world.active()) {
                Recorded recorded = new Recorded(slug, Optional.of(start));
                for (int day : new int[] {0, 1, 10, 29, 30, 31, 100, 5_000}) {
                    List<ActiveCondition> active =
                            ActiveCondition.of(world.ruleSet(), List.of(recorded), 0, start.plusDays(day));
                    assertThat(active).as("day %s of %s", day, slug).hasSize(1);
                    boolean clinicianEnds = world.condition(slug)
                            .expires()
                            .map(Expiry::clinicianEnds)
                            .orElse(false);
                    if (clinicianEnds) {
                        assertThat(active.getFirst().slug()).isEqualTo(slug);
                    }
                }
            }
        });
    }

    @Test
    void theOrderInWhichConditionsAreRecordedDoesNotMatter() {
        LocalDate today = LocalDate.of(2026, 6, 1);
        law("order of what is recorded", world -> {
            Random random = new Random(world.shuffle());
            List<Recorded> recorded = new ArrayList<>();
            for (Condition condition : world.conditions()) {
                recorded.add(new Recorded(condition.slug(), Optional.empty()));
                recorded.add(new Recorded(condition.slug(), Optional.of(today.minusDays(random.nextInt(200)))));
            }
            assertThat(ActiveCondition.of(world.ruleSet(), shuffled(recorded, random), 0, today))
                    .isEqualTo(ActiveCondition.of(world.ruleSet(), recorded, 0, today));
        });
    }

    private static <T> List<T> shuffled(List<T> all, Random random) {
        List<T> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    private static Set<String> rules(Verdict verdict) {
        return verdict.reasons().stream().map(Reason::rule).collect(Collectors.toCollection(TreeSet::new));
    }

    private static int strictness(Verdict verdict) {
        return switch (verdict) {
            case Allowed allowed -> 0;
            case Caution caution -> 1;
            case Excluded excluded -> 2;
        };
    }
}
