package io.backwise.routine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.routine.catalogue.Catalogue;
import io.backwise.routine.catalogue.ExerciseV1;
import io.backwise.routine.catalogue.ShippedCatalogue;
import io.backwise.routine.plan.SessionPreview.ExcludedExercise;
import io.backwise.routine.plan.SessionPreview.NotChosen;
import io.backwise.routine.profile.ConditionsInForce;
import io.backwise.routine.profile.Profile;
import io.backwise.routine.profile.RandomProfiles;
import io.backwise.screening.Audience;
import io.backwise.screening.Excluded;
import io.backwise.screening.OverridePolicy;
import io.backwise.screening.Reason;
import io.backwise.screening.Screening;
import io.backwise.testkit.Cases;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The laws of the clinical model, section 1, for random people over the shipped catalogue. */
class PlanLawsTest {
    private static final int CASES = Integer.getInteger("backwise.law.cases", 10_000);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final Catalogue CATALOGUE = ShippedCatalogue.read();
    private static final Composing COMPOSING = ShippedConfig.composing();
    private static final RandomProfiles PEOPLE = new RandomProfiles(CATALOGUE);
    private static final List<String> FLAGS =
            List.copyOf(new TreeSet<>(CATALOGUE.engine().rules().redFlags().keySet()));
    private static final List<String> CONDITIONS =
            List.copyOf(new TreeSet<>(CATALOGUE.engine().rules().conditions().keySet()));

    /** Somebody, who asks for them, and what may come on top. */
    private record Somebody(
            Profile profile, Audience audience, List<RuleOverride> overrides, String flag, String more) {
        static Somebody of(SplittableRandom random) {
            Profile profile = PEOPLE.next(random);
            Audience audience = random.nextBoolean() ? Audience.SELF : Audience.CLINICIAN;
            Set<String> conditions = ConditionsInForce.slugs(CATALOGUE, profile, TODAY);
            List<RuleOverride> overrides = new ArrayList<>();
            if (audience == Audience.CLINICIAN && random.nextBoolean()) {
                Screening screening = CATALOGUE.engine().screen(conditions, audience);
                for (ExerciseV1 it : CATALOGUE.exercises()) {
                    if (random.nextInt(4) == 0
                            && screening.verdict(it.slug()) instanceof Excluded excluded
                            && excluded.strictestOverride() != OverridePolicy.NONE) {
                        excluded.absolute()
                                .forEach(rule -> overrides.add(new RuleOverride(it.slug(), rule.rule(), "because")));
                    }
                }
            }
            return new Somebody(
                    profile,
                    audience,
                    overrides,
                    FLAGS.get(random.nextInt(FLAGS.size())),
                    CONDITIONS.get(random.nextInt(CONDITIONS.size())));
        }

        Stream<Somebody> smaller() {
            return RandomProfiles.smaller(profile).map(it -> new Somebody(it, audience, List.of(), flag, more));
        }

        Proposal proposal() {
            return proposal(profile);
        }

        Proposal proposal(Profile of) {
            Wish wish = new Wish(null, List.of(), overrides, List.of());
            return COMPOSING.compose(CATALOGUE, of, Background.NONE, wish, audience, TODAY);
        }

        Screening screening() {
            return CATALOGUE.engine().screen(ConditionsInForce.slugs(CATALOGUE, profile, TODAY), audience);
        }
    }

    private static void law(String name, Consumer<Somebody> law) {
        Cases.law(name, CASES, Somebody::of, Somebody::smaller, law);
    }

    @Test
    void noPlanHoldsAnExcludedExerciseUnlessEveryRuleIsOverruledOnRecord() {
        law("nothing excluded", somebody -> {
            if (somebody.proposal() instanceof Proposal.Proposed it) {
                for (Prescription item : it.session().items()) {
                    if (somebody.screening().verdict(item.exercise()) instanceof Excluded excluded) {
                        Set<String> overruled = somebody.overrides().stream()
                                .filter(override -> override.exercise().equals(item.exercise()))
                                .map(RuleOverride::rule)
                                .collect(Collectors.toSet());
                        assertThat(overruled)
                                .containsAll(excluded.absolute().stream()
                                        .map(Reason::rule)
                                        .toList());
                        assertThat(excluded.absolute()).noneMatch(reason -> reason.override() == OverridePolicy.NONE);
                    }
                }
            }
        });
    }

    @Test
    void everyExerciseIsAccountedFor() {
        Set<String> published =
                CATALOGUE.exercises().stream().map(ExerciseV1::slug).collect(Collectors.toSet());
        law("everything accounted for", somebody -> {
            List<String> accounted = new ArrayList<>();
            switch (somebody.proposal()) {
                case Proposal.Proposed it -> {
                    it.session().items().forEach(item -> accounted.add(item.exercise()));
                    account(it.session().excluded(), it.session().notChosen(), accounted);
                }
                case Proposal.Infeasible it -> {
                    assertThat(it.reasons()).isNotEmpty().noneMatch(String::isBlank);
                    account(it.excluded(), it.notChosen(), accounted);
                }
                case Proposal.ClinicianNeeded it -> {
                    assertThat(it.conditions()).isNotEmpty();
                    return;
                }
                default -> throw new AssertionError("nobody has a flag, a pin or a wrong override");
            }
            assertThat(accounted).containsExactlyInAnyOrderElementsOf(published);
        });
    }

    private static void account(List<ExcludedExercise> excluded, List<NotChosen> notChosen, List<String> accounted) {
        excluded.forEach(it -> {
            accounted.add(it.exercise());
            assertThat(it.because()).anyMatch(because -> because.severity().equals("absolute"));
            assertThat(it.because()).allMatch(because -> !because.reason().isBlank());
        });
        notChosen.forEach(it -> {
            accounted.add(it.exercise());
            assertThat(it.why()).isNotBlank();
            if (it.pointsShort() != null) {
                assertThat(it.pointsShort()).isNotNegative();
            }
        });
    }

    @Test
    void anotherConditionOnlyMakesThePlanStricter() {
        law("another condition", somebody -> {
            List<Profile.RecordedCondition> conditions =
                    new ArrayList<>(somebody.profile().conditions());
            conditions.add(new Profile.RecordedCondition(somebody.more(), null));
            Profile worse = RandomProfiles.with(somebody.profile(), conditions, List.of());
            Set<String> before = excluded(somebody.proposal());
            if (somebody.proposal(worse) instanceof Proposal.Proposed it
                    && somebody.overrides().isEmpty()) {
                assertThat(excluded(it)).containsAll(before);
            }
        });
    }

    private static Set<String> excluded(Proposal proposal) {
        List<ExcludedExercise> excluded =
                switch (proposal) {
                    case Proposal.Proposed it -> it.session().excluded();
                    case Proposal.Infeasible it -> it.excluded();
                    default -> List.of();
                };
        return excluded.stream().map(ExcludedExercise::exercise).collect(Collectors.toSet());
    }

    @Test
    void theOrderInWhichAProfileIsWrittenDoesNotMatter() {
        law("order of words", somebody -> assertThat(somebody.proposal(RandomProfiles.reversed(somebody.profile())))
                .isEqualTo(somebody.proposal()));
    }

    @Test
    void aBlockingRedFlagLeavesNothingToCompose() {
        law("red flags", somebody -> {
            Profile flagged =
                    RandomProfiles.with(somebody.profile(), somebody.profile().conditions(), List.of(somebody.flag()));
            boolean blocks =
                    CATALOGUE.engine().rules().redFlags().get(somebody.flag()).blockComposition();
            assertThat(somebody.proposal(flagged) instanceof Proposal.RedFlagged)
                    .isEqualTo(blocks);
        });
    }
}
