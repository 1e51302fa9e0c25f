package io.backwise.catalog.content;

import static io.backwise.catalog.content.Reworked.plus;
import static io.backwise.catalog.content.Reworked.rule;
import static io.backwise.catalog.content.Reworked.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.catalog.exercise.Exercise;
import io.backwise.catalog.vocabulary.Condition;
import io.backwise.catalog.vocabulary.Condition.Expires;
import io.backwise.catalog.vocabulary.RedFlag;
import io.backwise.catalog.vocabulary.Rule;
import io.backwise.catalog.vocabulary.Vocabulary;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each reference that leads nowhere is named with who has it. */
class UnresolvedTest {
    private static final Vocabulary WORDS = Shipped.CONTENT.vocabulary();
    private static final List<Exercise> EXERCISES = Shipped.CONTENT.exercises();

    @Test
    void whatIsShippedResolves() {
        assertThat(Unresolved.of(WORDS, EXERCISES)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"traits, trait", "progressions, exercise", "regressions, exercise"})
    void ofExercises(String field, String kind) {
        Exercise it = with(Shipped.exercise("bird-dog"), "slug", "pigeon-dog");
        assertThat(Unresolved.of(WORDS, plus(EXERCISES, with(it, field, List.of("gone")))))
                .containsExactly("pigeon-dog refers to the unknown " + kind + " gone");
    }

    @ParameterizedTest
    @CsvSource({"condition, condition", "trait, trait", "severity, severity", "override, override"})
    void ofRules(String field, String kind) {
        Rule it = with(rule("CR900", "Mine."), field, "gone");
        assertThat(Unresolved.of(plus(WORDS, it), EXERCISES))
                .containsExactly("CR900 refers to the unknown " + kind + " gone");
    }

    @Test
    void ofConditionsAndRedFlags() {
        Condition condition = with(WORDS.conditions().getFirst(), "slug", "hiccups");
        condition = with(condition, "mutuallyExclusiveWith", List.of("gone"));
        condition = with(condition, "expires", new Expires(7, null, "gone-too", null));
        RedFlag flag = with(WORDS.redFlags().getFirst(), "id", "hiccups-for-weeks");
        flag = with(with(flag, "unlessCondition", List.of("gone")), "pathway", "nowhere");
        Vocabulary words = with(WORDS, "conditions", plus(WORDS.conditions(), condition));
        words = with(words, "redFlags", plus(WORDS.redFlags(), flag));
        assertThat(Unresolved.of(words, EXERCISES))
                .containsExactly(
                        "hiccups refers to the unknown condition gone",
                        "hiccups refers to the unknown condition gone-too",
                        "hiccups-for-weeks refers to the unknown condition gone",
                        "hiccups-for-weeks refers to the unknown pathway nowhere");
        assertThat(Unresolved.of(with(WORDS, "pathways", Map.of()), EXERCISES)).hasSameSizeAs(WORDS.redFlags());
    }

    /** One that a release takes away and an editor's exercise or rule still needs. */
    @Test
    void whoeverNeedsATraitIsNamed() {
        Vocabulary words = with(
                plus(WORDS, rule("CR900", "Mine.")),
                "traits",
                WORDS.traits().stream()
                        .filter(it -> !it.slug().equals("position-supine"))
                        .toList());
        assertThat(Unresolved.of(words, EXERCISES))
                .contains(
                        "CR900 refers to the unknown trait position-supine",
                        "pelvic-tilt refers to the unknown trait position-supine")
                .allMatch(it -> it.endsWith("trait position-supine"));
    }
}
