package io.backwise.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules speak of what is known, and conditions turn into what the rules say. */
class RuleSetTest {
    private static final Trait BEND = new Trait("bend", "spine-motion", Optional.empty(), 1);
    private static final LocalDate MONDAY = LocalDate.of(2026, 6, 1);

    @Test
    void everyWordThatIsUsedHasToBeKnown() {
        Condition disc = condition("disc", Set.of(), Optional.empty());
        refused("R1", "hiccups", List.of(disc), List.of(rule("hiccups", "bend", Set.of())), Map.of());
        refused("R1", "hiccups", List.of(disc), List.of(rule("disc", "bend", Set.of("hiccups"))), Map.of());
        refused("R1", "twist", List.of(disc), List.of(rule("disc", "twist", Set.of())), Map.of());
        refused(
                "rash",
                "hiccups",
                List.of(condition("rash", Set.of("hiccups"), Optional.empty())),
                List.of(),
                Map.of());
        refused("rash", "cured", List.of(condition("rash", Set.of(), turnsInto("cured"))), List.of(), Map.of());
        RedFlag flag = new RedFlag("fever", Pathway.URGENT_24H, "?", true, true, true, Set.of("flu"), false);
        refused("fever", "flu", List.of(disc), List.of(), Map.of("fever", flag));
    }

    private static void refused(
            String user, String word, List<Condition> conditions, List<Rule> rules, Map<String, RedFlag> flags) {
        assertThatThrownBy(() -> rules(conditions, rules, flags))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(user + " refers to the unknown " + word);
    }

    @Test
    void anExerciseHasOnlyKnownTraitsAndANameOfItsOwn() {
        RuleSet rules = rules(List.of(), List.of(), Map.of());
        assertThatThrownBy(() -> new ScreeningEngine(rules, List.of(exercise("roll", "twist"))))
                .hasMessageContaining("roll has a trait");
        assertThatThrownBy(
                        () -> new ScreeningEngine(rules, List.of(exercise("roll", "bend"), exercise("roll", "bend"))))
                .hasMessageContaining("roll");
    }

    /** Each stage lasts from when the one before it was over, not from when that one began. */
    @Test
    void aConditionGoesThroughItsStages() {
        RuleSet rules = rules(
                List.of(
                        condition("early", Set.of(), turnsInto("middle")),
                        condition("middle", Set.of(), turnsInto("late")),
                        condition("late", Set.of(), turnsInto(Expiry.REVIEW_DUE))),
                List.of(),
                Map.of());
        assertThat(Stream.of(9, 10, 19, 20, 29, 30, 500).map(day -> stage(rules, day)))
                .containsExactly("early", "middle", "middle", "late", "late", "late due", "late due");
    }

    /** What somebody wrote down says more than what was worked out, whichever was written first. */
    @Test
    void aRecordSaysMoreThanASuccessor() {
        RuleSet rules = rules(
                List.of(condition("early", Set.of(), turnsInto("late")), condition("late", Set.of(), Optional.empty())),
                List.of(),
                Map.of());
        Recorded turned = new Recorded("early", Optional.of(MONDAY));
        Recorded written = new Recorded("late", Optional.empty());
        ActiveCondition expected = new ActiveCondition("late", "recorded", Optional.empty(), false);
        assertThat(ActiveCondition.of(rules, List.of(turned, written), 0, MONDAY.plusDays(15)))
                .containsExactly(expected);
        assertThat(ActiveCondition.of(rules, List.of(written, turned), 0, MONDAY.plusDays(15)))
                .containsExactly(expected);
    }

    private static String stage(RuleSet rules, int day) {
        ActiveCondition it = ActiveCondition.of(
                        rules, List.of(new Recorded("early", Optional.of(MONDAY))), 0, MONDAY.plusDays(day))
                .getFirst();
        return it.slug() + (it.reviewDue() ? " due" : "");
    }

    @Test
    void wordsOfContentAreFoundAgain() {
        assertThat(Stream.of(ExerciseStatus.values()).map(ExerciseStatus::slug))
                .containsExactly("standard", "avoid-by-default", "clinician-only", "withdrawn");
        assertThat(Stream.of(ExerciseStatus.values()).map(it -> ExerciseStatus.ofSlug(it.slug())))
                .containsExactlyElementsOf(
                        Stream.of(ExerciseStatus.values()).map(Optional::of).toList());
        assertThat(OverridePolicy.ofSlug("clinician-with-reason")).contains(OverridePolicy.CLINICIAN_WITH_REASON);
        assertThat(OverridePolicy.CLINICIAN_WITH_REASON.slug()).isEqualTo("clinician-with-reason");
        assertThat(Pathway.ofSlug("urgent-24h")).contains(Pathway.URGENT_24H);
        assertThat(Pathway.URGENT_24H.slug()).isEqualTo("urgent-24h");
        assertThat(Severity.ofSlug("relative")).contains(Severity.RELATIVE);
        assertThat(Severity.RELATIVE.slug()).isEqualTo("relative");
        assertThat(Severity.ofSlug("grave")).isEmpty();
    }

    private static RuleSet rules(List<Condition> conditions, List<Rule> rules, Map<String, RedFlag> flags) {
        return new RuleSet(
                1,
                conditions.stream().collect(java.util.stream.Collectors.toMap(Condition::slug, it -> it)),
                Map.of("bend", BEND),
                rules,
                flags);
    }

    private static Condition condition(String slug, Set<String> excludes, Optional<Expiry> expires) {
        return new Condition(slug, slug, "spine", 5, false, expires, OptionalInt.empty(), excludes);
    }

    private static Optional<Expiry> turnsInto(String successor) {
        return Optional.of(new Expiry(OptionalInt.of(10), false, Optional.of(successor), Optional.empty()));
    }

    private static Rule rule(String condition, String trait, Set<String> also) {
        return new Rule(
                "R1",
                condition,
                trait,
                Severity.ABSOLUTE,
                also,
                "Because.",
                "source",
                "found",
                OverridePolicy.NONE,
                Optional.empty());
    }

    private static Exercise exercise(String slug, String trait) {
        return new Exercise(slug, "mobility", slug, 1, ExerciseStatus.STANDARD, Set.of(trait), List.of(), List.of());
    }
}
