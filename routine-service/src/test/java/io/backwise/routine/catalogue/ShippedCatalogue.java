package io.backwise.routine.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backwise.testkit.PublishedCatalogue;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The content that the system ships, as this service holds it, without a database between. */
public final class ShippedCatalogue {
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private ShippedCatalogue() {}

    public static Catalogue read() {
        return new Catalogue(document());
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
