package io.backwise.routine.catalogue;

import io.backwise.kit.consuming.PoisonException;
import io.backwise.kit.consuming.Required;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What this service reads of {@code rules-changed}; checks what it needs. */
public record RulesV1(
        long rulesVersion,
        long catalogVersion,
        Map<String, Long> manifest,
        List<ConditionV1> conditions,
        List<TraitV1> traits,
        List<RuleV1> rules,
        List<RedFlagV1> redFlags,
        @Nullable Map<String, String> pathways) {
    public RulesV1 {
        Required.present("manifest", manifest);
        Required.present("conditions", conditions);
        Required.present("traits", traits);
        Required.present("rules", rules);
        Required.present("redFlags", redFlags);
        if (rulesVersion < 1 || catalogVersion < 1) {
            throw new PoisonException("rulesVersion and catalogVersion are at least 1");
        }
    }

    public record ConditionV1(
            String slug,
            String name,
            String group,
            int maxDifficulty,
            boolean requiresClinicianPlan,
            @Nullable ExpiresV1 expires,
            @Nullable ActivatedByV1 activatedBy,
            @Nullable List<String> mutuallyExclusiveWith) {}

    public record ActivatedByV1(int painNowAtLeast) {}

    public record ExpiresV1(
            @Nullable Integer afterDays,
            @Nullable Boolean clinicianEnds,
            @Nullable String then,
            @Nullable String selfCheck) {}

    public record TraitV1(
            String slug, String group, @Nullable String direction, int strength) {}

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
            @Nullable String modification) {}

    public record RedFlagV1(
            String id,
            String pathway,
            String question,
            boolean blockComposition,
            boolean pauseActivePlan,
            boolean notifyClinician,
            @Nullable List<String> unlessCondition,
            boolean onlyTogetherWithAnother) {}
}
