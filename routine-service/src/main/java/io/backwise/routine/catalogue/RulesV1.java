package io.backwise.routine.catalogue;

import io.backwise.kit.consuming.Required;
import io.backwise.screening.Condition;
import io.backwise.screening.OverridePolicy;
import io.backwise.screening.Pathway;
import io.backwise.screening.Severity;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What this service reads of {@code rules-changed}; checks what it needs, down to the last element. */
public record RulesV1(
        long rulesVersion,
        long catalogVersion,
        Map<String, Long> manifest,
        List<ConditionV1> conditions,
        List<TraitV1> traits,
        List<RuleV1> rules,
        List<RedFlagV1> redFlags,
        @Nullable Map<String, String> pathways) {
    static final String TOPIC = "rules-changed";
    static final String KEY = "rules";
    static final String TYPE = "io.backwise.catalog.rules.published.v1";

    private static final int WORST = 10;
    private static final int STRONGEST = 3;

    public RulesV1 {
        Required.present("manifest", manifest);
        Required.present("conditions", conditions);
        Required.present("traits", traits);
        Required.present("rules", rules);
        Required.present("redFlags", redFlags);
        Required.that(rulesVersion >= 1 && catalogVersion >= 1, "rulesVersion or catalogVersion is below 1");
        Required.that(!manifest.isEmpty(), "manifest is empty");
        Required.each("manifest", manifest.values());
        Required.that(manifest.values().stream().allMatch(it -> it >= 1), "a version in manifest is below 1");
        Required.each("conditions", conditions);
        Required.each("traits", traits);
        Required.each("rules", rules);
        Required.each("redFlags", redFlags);
        Required.each("pathways", pathways == null ? null : pathways.values());
    }

    public record ConditionV1(
            String slug,
            String name,
            String group,
            int maxDifficulty,
            boolean requiresClinicianPlan,
            @Nullable ExpiresV1 expires,
            @Nullable ActivatedByV1 activatedBy,
            @Nullable List<String> mutuallyExclusiveWith) {
        public ConditionV1 {
            Required.present("conditions.slug", slug);
            Required.present("conditions.name", name);
            Required.present("conditions.group", group);
            Required.that(
                    maxDifficulty >= 1 && maxDifficulty <= Condition.HARDEST, "conditions.maxDifficulty is not 1 to 5");
            Required.each("conditions.mutuallyExclusiveWith", mutuallyExclusiveWith);
        }
    }

    public record ActivatedByV1(int painNowAtLeast) {
        public ActivatedByV1 {
            Required.that(painNowAtLeast >= 0 && painNowAtLeast <= WORST, "conditions.activatedBy is not 0 to 10");
        }
    }

    public record ExpiresV1(
            @Nullable Integer afterDays,
            @Nullable Boolean clinicianEnds,
            @Nullable String then,
            @Nullable String selfCheck) {
        public ExpiresV1 {
            Required.that(afterDays == null || afterDays >= 1, "conditions.expires.afterDays is below 1");
        }
    }

    public record TraitV1(
            String slug, String group, @Nullable String direction, int strength) {
        public TraitV1 {
            Required.present("traits.slug", slug);
            Required.present("traits.group", group);
            Required.that(strength >= 0 && strength <= STRONGEST, "traits.strength is not 0 to 3");
        }
    }

    public record RuleV1(
            String id,
            String condition,
            String trait,
            String severity,
            @Nullable List<String> whenAlso,
            String reason,
            String source,
            String basis,
            String override,
            @Nullable String modification) {
        public RuleV1 {
            Required.present("rules.id", id);
            Required.present("rules.condition", condition);
            Required.present("rules.trait", trait);
            Required.that(Severity.ofSlug(severity).isPresent(), "unknown rules.severity");
            Required.each("rules.whenAlso", whenAlso);
            Required.present("rules.reason", reason);
            Required.present("rules.source", source);
            Required.present("rules.basis", basis);
            Required.that(OverridePolicy.ofSlug(override).isPresent(), "unknown rules.override");
        }
    }

    public record RedFlagV1(
            String id,
            String pathway,
            String question,
            boolean blockComposition,
            boolean pauseActivePlan,
            boolean notifyClinician,
            @Nullable List<String> unlessCondition,
            boolean onlyTogetherWithAnother) {
        public RedFlagV1 {
            Required.present("redFlags.id", id);
            Required.that(Pathway.ofSlug(pathway).isPresent(), "unknown redFlags.pathway");
            Required.present("redFlags.question", question);
            Required.each("redFlags.unlessCondition", unlessCondition);
        }
    }
}
