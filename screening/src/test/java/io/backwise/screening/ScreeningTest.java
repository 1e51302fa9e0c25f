package io.backwise.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Examples that teach the order of evaluation. */
class ScreeningTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 6, 1);
    private static final Condition FLARE = new Condition(
            "acute-flare",
            "Acute flare",
            "phase",
            2,
            false,
            Optional.of(new Expiry(OptionalInt.of(42), false, Optional.of("review-due"), Optional.empty())),
            OptionalInt.of(6),
            Set.of());
    private static final Condition EARLY = new Condition(
            "pregnancy-trimester-1",
            "Pregnancy, first trimester",
            "pregnancy",
            5,
            true,
            Optional.of(
                    new Expiry(OptionalInt.of(98), false, Optional.of("pregnancy-trimester-2-3"), Optional.empty())),
            OptionalInt.empty(),
            Set.of());
    private static final Condition LATE = new Condition(
            "pregnancy-trimester-2-3",
            "Pregnancy, second and third trimester",
            "pregnancy",
            3,
            true,
            Optional.of(new Expiry(OptionalInt.empty(), true, Optional.empty(), Optional.empty())),
            OptionalInt.empty(),
            Set.of());
    private static final Condition DISC = plain("disc", Set.of("stenosis"));
    private static final Condition STENOSIS = plain("stenosis", Set.of());

    private static final RuleSet RULES = new RuleSet(
            1,
            Arrays.asList(FLARE, EARLY, LATE, DISC, STENOSIS).stream()
                    .collect(Collectors.toMap(Condition::slug, Function.identity())),
            Map.of(
                    "flexion-loaded", new Trait("flexion-loaded", "spine-motion", Optional.of("flexion"), 3),
                    "flexion-end", new Trait("flexion-end", "spine-motion", Optional.of("flexion"), 2),
                    "supine", new Trait("supine", "position", Optional.empty(), 0),
                    "floor", new Trait("floor", "position", Optional.empty(), 0)),
            List.of(
                    rule("R1", "disc", "flexion-end", Severity.ABSOLUTE, OverridePolicy.CLINICIAN_WITH_REASON),
                    rule("R2", "acute-flare", "flexion-end", Severity.ABSOLUTE, OverridePolicy.NONE),
                    rule("R3", "stenosis", "supine", Severity.RELATIVE, OverridePolicy.PATIENT_WITH_CAUTION),
                    rule("R4", "acute-flare", "supine", Severity.RELATIVE, OverridePolicy.PATIENT_WITH_CAUTION),
                    rule("R5", "stenosis", "floor", Severity.RELATIVE, OverridePolicy.PATIENT_WITH_CAUTION)),
            Map.of(
                    "saddle", flag("saddle", Pathway.EMERGENCY_NOW, true, Set.of(), false),
                    "fever", flag("fever", Pathway.URGENT_24H, true, Set.of(), false),
                    "age", flag("age", Pathway.REVIEW_BEFORE_PLAN, true, Set.of(), true),
                    "stiff", flag("stiff", Pathway.REVIEW_BEFORE_PLAN, false, Set.of("disc"), false)));

    private static final ScreeningEngine ENGINE = new ScreeningEngine(
            RULES,
            List.of(
                    move("bend", ExerciseStatus.STANDARD, 1, Set.of("flexion-end"), List.of("bend-hard", "rest")),
                    move("bend-hard", ExerciseStatus.STANDARD, 1, Set.of("flexion-loaded"), List.of()),
                    move("rest", ExerciseStatus.STANDARD, 1, Set.of("supine"), List.of()),
                    move("roll", ExerciseStatus.STANDARD, 3, Set.of("supine", "floor"), List.of()),
                    move("sit-up", ExerciseStatus.AVOID_BY_DEFAULT, 4, Set.of("flexion-loaded"), List.of("rest")),
                    move("deadlift", ExerciseStatus.CLINICIAN_ONLY, 4, Set.of(), List.of()),
                    move("gone", ExerciseStatus.WITHDRAWN, 1, Set.of(), List.of())));

    @Test
    void anAbsoluteRuleExcludesAndTheStrictestOverrideWins() {
        Excluded excluded = (Excluded)
                ENGINE.screen(Set.of("disc", "acute-flare"), Audience.SELF).verdict("bend");
        assertThat(excluded.absolute()).extracting(Reason::rule).containsExactly("R1", "R2");
        assertThat(excluded.strictestOverride()).isEqualTo(OverridePolicy.NONE);
        assertThat(excluded.isOverruledBy(Set.of("R1", "R2"))).isFalse();
    }

    @Test
    void anOverrideMustNameEveryAbsoluteRule() {
        Excluded excluded =
                (Excluded) ENGINE.screen(Set.of("disc"), Audience.CLINICIAN).verdict("bend");
        assertThat(excluded.isOverruledBy(Set.of())).isFalse();
        assertThat(excluded.isOverruledBy(Set.of("R1"))).isTrue();
    }

    @Test
    void aStandInCarriesNoStrongerTraitOfTheKindThatExcluded() {
        assertThat(ENGINE.screen(Set.of("disc"), Audience.SELF).alternatives("bend"))
                .containsExactly("rest");
    }

    @Test
    void twoConditionsThatMindOneMovementAreOneCaution() {
        Caution caution = (Caution)
                ENGINE.screen(Set.of("stenosis", "acute-flare"), Audience.SELF).verdict("rest");
        assertThat(caution.reasons()).hasSize(2);
        assertThat(caution.distinctByTrait()).extracting(Reason::rule).containsExactly("R3");
        assertThat(caution.needsSignOff()).isFalse();
    }

    @Test
    void aStatusSpeaksForEverybody() {
        assertThat(ENGINE.screen(Set.of(), Audience.CLINICIAN).verdict("sit-up").reasons())
                .extracting(Reason::rule)
                .containsExactly("CAT01");
        assertThat(ENGINE.screen(Set.of(), Audience.SELF).verdict("deadlift")).isInstanceOf(Excluded.class);
        assertThat(ENGINE.screen(Set.of(), Audience.CLINICIAN).verdict("deadlift"))
                .isInstanceOf(Allowed.class);
        assertThat(((Excluded) ENGINE.screen(Set.of(), Audience.CLINICIAN).verdict("gone")).strictestOverride())
                .isEqualTo(OverridePolicy.NONE);
    }

    @Test
    void theLowestCapOfTheActiveConditionsHolds() {
        assertThat(ENGINE.screen(Set.of("acute-flare", "pregnancy-trimester-2-3"), Audience.SELF)
                        .verdict("roll")
                        .reasons())
                .extracting(Reason::rule, Reason::condition)
                .contains(org.assertj.core.groups.Tuple.tuple("CAP", Optional.of("acute-flare")));
    }

    @Test
    void painOfSixIsAFlareByItself() {
        assertThat(ActiveCondition.of(RULES, List.of(), 5, MONDAY)).isEmpty();
        assertThat(ActiveCondition.of(RULES, List.of(), 6, MONDAY))
                .extracting(ActiveCondition::slug)
                .containsExactly("acute-flare");
    }

    @Test
    void aConditionWhoseTimeIsOverTurnsIntoItsSuccessorOrIsDueForReview() {
        assertThat(active("pregnancy-trimester-1", 97)).isEqualTo("pregnancy-trimester-1 false");
        assertThat(active("pregnancy-trimester-1", 98)).isEqualTo("pregnancy-trimester-2-3 false");
        assertThat(active("acute-flare", 41)).isEqualTo("acute-flare false");
        assertThat(active("acute-flare", 42)).isEqualTo("acute-flare true");
        assertThat(ActiveCondition.of(RULES, List.of(new Recorded("acute-flare", Optional.empty())), 0, MONDAY))
                .singleElement()
                .satisfies(it -> assertThat(it.reviewDue()).isFalse());
    }

    @Test
    void redFlagsComeByUrgencyAndSomeDoNotBlock() {
        RedFlagOutcome.Blocked blocked = (RedFlagOutcome.Blocked)
                RedFlagOutcome.of(RULES, List.of("stiff", "fever", "saddle"), Set.of(), List.of());
        assertThat(blocked.worst()).isEqualTo(Pathway.EMERGENCY_NOW);
        assertThat(blocked.blocking()).extracting(RedFlag::id).containsExactly("saddle", "fever");
        assertThat(blocked.advisory()).extracting(RedFlag::id).containsExactly("stiff");
        assertThat(RedFlagOutcome.of(RULES, List.of("stiff"), Set.of("disc"), List.of()))
                .isEqualTo(new RedFlagOutcome.Clear(List.of()));
        assertThat(RedFlagOutcome.of(RULES, List.of("age"), Set.of(), List.of()))
                .isInstanceOf(RedFlagOutcome.Clear.class);
        assertThat(RedFlagOutcome.of(RULES, List.of("age", "stiff"), Set.of(), List.of()))
                .isInstanceOf(RedFlagOutcome.Blocked.class);
    }

    @Test
    void aClinicianClearsAFlagAsItsPathwayDemands() {
        Clearance reviewed = new Clearance("age", "first episode, nothing else found", Optional.empty());
        Clearance hurried = new Clearance("fever", "looks well", Optional.of(" "));
        Clearance seen = new Clearance("fever", "seen today", Optional.of("flu, no spinal tenderness"));
        assertThat(blocking(List.of("age", "stiff"), reviewed)).isEmpty();
        assertThat(blocking(List.of("fever"), hurried)).containsExactly("fever");
        assertThat(blocking(List.of("fever"), reviewed)).containsExactly("fever");
        assertThat(blocking(List.of("fever"), seen)).isEmpty();
        assertThat(blocking(List.of("saddle", "fever"), seen)).containsExactly("saddle");
        assertThatThrownBy(() -> new Clearance("fever", " ", Optional.of("flu")))
                .hasMessageContaining("reason");
    }

    private static List<String> blocking(List<String> yes, Clearance clearance) {
        return RedFlagOutcome.of(RULES, yes, Set.of(), List.of(clearance)) instanceof RedFlagOutcome.Blocked it
                ? it.blocking().stream().map(RedFlag::id).toList()
                : List.of();
    }

    @Test
    void theSameConditionFromTwoSourcesIsOne() {
        Recorded old = new Recorded("acute-flare", Optional.of(MONDAY.minusDays(50)));
        Recorded fresh = new Recorded("acute-flare", Optional.of(MONDAY));
        assertThat(ActiveCondition.of(RULES, List.of(old), 7, MONDAY))
                .containsExactly(new ActiveCondition("acute-flare", "recorded", old.since(), true));
        ActiveCondition now = new ActiveCondition("acute-flare", "recorded", fresh.since(), false);
        assertThat(ActiveCondition.of(RULES, List.of(old, fresh), 0, MONDAY)).containsExactly(now);
        assertThat(ActiveCondition.of(RULES, List.of(fresh, old), 0, MONDAY)).containsExactly(now);
        assertThat(ActiveCondition.slugs(List.of(now))).containsExactly("acute-flare");
    }

    @Test
    void someConditionsNeedAClinician() {
        assertThat(ENGINE.clinicianPlanRequired(Set.of("pregnancy-trimester-1", "disc")))
                .containsExactly("pregnancy-trimester-1");
        assertThat(ENGINE.clinicianPlanRequired(Set.of("disc"))).isEmpty();
        assertThat(ENGINE.rules()).isSameAs(RULES);
    }

    @Test
    void whatCannotStandTogetherIsNamed() {
        assertThat(ENGINE.mutuallyExclusive(Set.of("stenosis", "disc"))).containsExactly("disc", "stenosis");
        assertThat(ENGINE.mutuallyExclusive(Set.of("stenosis", "acute-flare"))).isEmpty();
    }

    @Test
    void whatNobodyKnowsIsNoReasonToAllow() {
        assertThatThrownBy(() -> ENGINE.screen(Set.of("hiccups"), Audience.SELF))
                .hasMessageContaining("hiccups");
        Screening screening = ENGINE.screen(Set.of(), Audience.SELF);
        assertThatThrownBy(() -> screening.verdict("headstand")).hasMessageContaining("headstand");
    }

    private static String active(String slug, int day) {
        ActiveCondition it = ActiveCondition.of(
                        RULES, List.of(new Recorded(slug, Optional.of(MONDAY))), 0, MONDAY.plusDays(day))
                .getFirst();
        return it.slug() + " " + it.reviewDue();
    }

    private static Condition plain(String slug, Set<String> excludes) {
        return new Condition(slug, slug, "spine", 5, false, Optional.empty(), OptionalInt.empty(), excludes);
    }

    private static Rule rule(String id, String condition, String trait, Severity severity, OverridePolicy override) {
        return new Rule(
                id, condition, trait, severity, Set.of(), "Because.", "source", "found", override, Optional.empty());
    }

    private static RedFlag flag(String id, Pathway pathway, boolean blocks, Set<String> unless, boolean together) {
        return new RedFlag(id, pathway, "Question?", blocks, blocks, true, unless, together);
    }

    private static Exercise move(
            String slug, ExerciseStatus status, int difficulty, Set<String> traits, List<String> regressions) {
        return new Exercise(slug, "mobility", slug, difficulty, status, traits, regressions, List.of());
    }
}
