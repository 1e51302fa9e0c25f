package io.backwise.catalog.editing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backwise.catalog.content.Shipped;
import io.backwise.catalog.exercise.Exercise;
import io.backwise.kit.problem.ProblemException;
import io.backwise.kit.problem.Violations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked of an editor is what is asked of the shipped content. */
class ExerciseCheckTest {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    @Test
    void allOfTheShippedContentPasses() throws Exception {
        for (Exercise it : Shipped.CONTENT.exercises()) {
            assertThat(check(it.slug(), JSON.valueToTree(it)).isEmpty())
                    .as(it.slug())
                    .isTrue();
        }
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "name | \"\"",
                "name | \"Bird dog\"",
                "category | \"dance\"",
                "status | \"gone\"",
                "startPosition | null",
                "difficulty | 6",
                "perSide | null",
                "family | \"Not A Slug\"",
                "traits | [\"made-up\"]",
                "traits | [\"floor-transfer\", \"floor-transfer\"]",
                "equipment | [\"spaceship\"]",
                "targets | [\"a,b\"]",
                "dose | null",
                "dose | {\"sets\": [2, 1], \"reps\": [5, 10]}",
                "dose | {\"reps\": [5, 1000]}",
                "dose | {\"reps\": [5, 10], \"minutes\": [5, 10]}",
                "steps | [\"Only one step is here.\"]",
                "progressions | [\"nowhere\"]",
                "regressions | [\"pelvic-tilt\"]",
                "evidence | {\"grade\": 3, \"sources\": []}",
                "evidence | {\"grade\": 0, \"sources\": [\"my-uncle\"]}",
                "evidence | {\"grade\": 0, \"sources\": [null]}",
                "evidence | {\"grade\": 3, \"sources\": [\"seed\", \"seed\"], \"doseBasis\": \"found\"}",
                "cautions | [null]",
                "seedDose | {\"reps\": [0, 1000]}",
                "status | \"avoid-by-default\"",
            })
    void whatIsWrongIsNamed(String field, String value) throws Exception {
        ObjectNode exercise = JSON.valueToTree(Shipped.exercise("pelvic-tilt"));
        exercise.set(field, JSON.readTree(value));
        if (field.equals("status")) {
            exercise.putArray("regressions");
        }
        Violations violations = check("pelvic-tilt", exercise);
        assertThatThrownBy(violations::refuseIfAny).isInstanceOfSatisfying(ProblemException.class, it -> assertThat(
                        it.problem().violations())
                .anyMatch(one -> one.field().startsWith(field) || field.equals("status")));
    }

    private static Violations check(String slug, JsonNode exercise) throws Exception {
        return new ExerciseCheck(Shipped.CONTENT.vocabulary(), Shipped.SOURCES, Shipped.CONTENT.exercises())
                .violations(slug, JSON.treeToValue(exercise, ExerciseDraft.class));
    }
}
