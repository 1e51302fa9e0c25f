package io.backwise.routine.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backwise.testkit.PublishedCatalogue;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The content that the system ships, as this service holds it, without a database between. */
public final class ShippedCatalogue {
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private ShippedCatalogue() {}

    public static Catalogue read() {
        return new Catalogue(document());
    }

    /** The same with one exercise more or less difficult. */
    public static Catalogue withDifficulty(String slug, int difficulty) {
        return with(slug, it -> of(it, difficulty));
    }

    /** The same with one exercise withdrawn. */
    public static Catalogue withdrawing(String slug) {
        return with(slug, ExerciseV1::withdrawn);
    }

    /** The same with one rule that is on another condition. */
    public static Catalogue withRuleOn(String condition, String rule) {
        CatalogueDocument shipped = document();
        RulesV1 rules = shipped.rules();
        return new Catalogue(new CatalogueDocument(
                new RulesV1(
                        rules.rulesVersion(),
                        rules.catalogVersion(),
                        rules.manifest(),
                        rules.conditions(),
                        rules.traits(),
                        rules.rules().stream()
                                .map(it -> it.id().equals(rule) ? on(condition, it) : it)
                                .toList(),
                        rules.redFlags(),
                        rules.pathways()),
                shipped.exercises()));
    }

    private static RulesV1.RuleV1 on(String condition, RulesV1.RuleV1 it) {
        return new RulesV1.RuleV1(
                it.id(),
                condition,
                it.trait(),
                it.severity(),
                it.whenAlso(),
                it.reason(),
                it.source(),
                it.basis(),
                it.override(),
                it.modification());
    }

    private static Catalogue with(String slug, UnaryOperator<ExerciseV1> change) {
        CatalogueDocument shipped = document();
        return new Catalogue(new CatalogueDocument(
                shipped.rules(),
                shipped.exercises().stream()
                        .map(it -> it.slug().equals(slug) ? change.apply(it) : it)
                        .toList()));
    }

    private static ExerciseV1 of(ExerciseV1 it, int difficulty) {
        return new ExerciseV1(
                it.slug(),
                it.version(),
                it.name(),
                it.category(),
                it.spinalDirection(),
                it.startPosition(),
                it.targets(),
                it.equipment(),
                difficulty,
                it.dose(),
                it.perSide(),
                it.traits(),
                it.status(),
                it.family(),
                it.steps(),
                it.cautions(),
                it.progressions(),
                it.regressions(),
                it.evidence(),
                it.withdrawnBecause());
    }

    static CatalogueDocument document() {
        try {
            List<ObjectNode> published = PublishedCatalogue.exercises(1);
            List<ExerciseV1> exercises = new ArrayList<>();
            for (ObjectNode exercise : published) {
                exercises.add(JSON.treeToValue(exercise, ExerciseV1.class));
            }
            RulesV1 rules = JSON.treeToValue(PublishedCatalogue.rules(1, published), RulesV1.class);
            return new CatalogueDocument(rules, exercises);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
