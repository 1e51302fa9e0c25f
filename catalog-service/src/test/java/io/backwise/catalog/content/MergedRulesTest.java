package io.backwise.catalog.content;

import static io.backwise.catalog.content.Reworked.plus;
import static io.backwise.catalog.content.Reworked.reasons;
import static io.backwise.catalog.content.Reworked.rule;
import static io.backwise.catalog.content.Reworked.trait;
import static io.backwise.catalog.content.Reworked.with;
import static io.backwise.catalog.content.Reworked.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backwise.catalog.vocabulary.Condition;
import io.backwise.catalog.vocabulary.RedFlag;
import io.backwise.catalog.vocabulary.Rule;
import io.backwise.catalog.vocabulary.Trait;
import io.backwise.catalog.vocabulary.Vocabulary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A release over rules that an editor changed. */
class MergedRulesTest {
    private static final Vocabulary SHIPPED = Shipped.CONTENT.vocabulary();

    @Test
    void anEditorsRulesStayAndTheOthersFollowTheRelease() {
        Vocabulary edited =
                plus(reasons(without(SHIPPED, Set.of("CR014")), Map.of("CR013", "Mine.")), rule("CR900", "Mine."));
        Vocabulary release = plus(
                reasons(
                        without(SHIPPED, Set.of("CR016")),
                        Map.of("CR013", "Next.", "CR014", "Next.", "CR015", "Next.")),
                rule("CR901", "Next."));

        MergedRules merged = MergedRules.of(SHIPPED, edited, release);

        Map<String, String> reasons = new HashMap<>();
        merged.vocabulary().rules().forEach(it -> reasons.put(it.id(), it.reason()));
        assertThat(reasons)
                .hasSize(SHIPPED.rules().size())
                .containsEntry("CR013", "Mine.")
                .containsEntry("CR900", "Mine.")
                .containsEntry("CR015", "Next.")
                .containsEntry("CR901", "Next.")
                .doesNotContainKeys("CR014", "CR016");
        assertThat(merged.passedOver()).containsExactly("rule CR013", "rule CR014");
        assertThat(merged.vocabulary().rules()).extracting(Rule::id).isSorted();
    }

    @Test
    void everyKindOfEntryFollowsTheRelease() {
        Condition condition = with(SHIPPED.conditions().getFirst(), "slug", "hiccups");
        RedFlag flag = with(SHIPPED.redFlags().getLast(), "id", "hiccups-for-weeks");
        Vocabulary release = with(SHIPPED, "conditions", plus(SHIPPED.conditions(), condition));
        release = with(release, "redFlags", plus(SHIPPED.redFlags(), flag));
        release = with(release, "pathways", Map.of("emergency-now", "Call.", "urgent-24h", "Go.", "later", "Wait."));
        release = plus(release, trait("on-a-tightrope"));
        Trait gone = SHIPPED.traits().getFirst();
        release = with(
                release,
                "traits",
                release.traits().stream().filter(it -> !it.equals(gone)).toList());

        MergedRules merged = MergedRules.of(SHIPPED, plus(SHIPPED, rule("CR900", "Mine.")), release);

        assertThat(merged.vocabulary()).isEqualTo(plus(release, rule("CR900", "Mine.")));
        assertThat(merged.passedOver()).isEmpty();
    }

    @Test
    void whatNobodyChangedIsTheReleaseAsItWasShipped() {
        assertThat(MergedRules.of(Vocabulary.NONE, Vocabulary.NONE, SHIPPED))
                .isEqualTo(new MergedRules(SHIPPED, List.of()));
        Vocabulary release = reasons(SHIPPED, Map.of("CR013", "Next."));
        assertThat(MergedRules.of(SHIPPED, SHIPPED, release)).isEqualTo(new MergedRules(release, List.of()));
    }

    @Test
    void whatAReleaseTookOverFromAnEditorIsTheReleasesFromThenOn() {
        Vocabulary edited = reasons(SHIPPED, Map.of("CR013", "Mine."));
        Vocabulary later = reasons(SHIPPED, Map.of("CR013", "Later."));
        Vocabulary merged = MergedRules.of(SHIPPED, edited, edited).vocabulary();
        assertThat(merged).isEqualTo(edited);
        assertThat(MergedRules.of(edited, merged, later).vocabulary()).isEqualTo(later);
    }

    @Test
    void noEntryIsThereTwice() {
        Vocabulary twice = plus(plus(SHIPPED, rule("CR900", "One.")), rule("CR900", "Other."));
        assertThatThrownBy(() -> MergedRules.of(SHIPPED, SHIPPED, twice)).hasMessageContaining("CR900");
    }
}
