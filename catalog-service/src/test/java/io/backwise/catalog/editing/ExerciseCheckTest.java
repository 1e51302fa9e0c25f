package io.backwise.catalog.editing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backwise.catalog.content.Shipped;
import io.backwise.catalog.exercise.Exercise;
import io.backwise.kit.problem.ProblemException;
import io.backwise.kit.problem.Violation;
import io.backwise.kit.problem.Violations;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked of an editor is what is asked of the shipped content. */
class ExerciseCheckTest {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    @Test
    void allOfTheShippedContentPasses() {
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
                "traits | []",
                "traits | null",
                "traits | [\"made-up\"]",
                "traits | [\"floor-transfer\", \"floor-transfer\"]",
                "equipment | [\"spaceship\"]",
                "targets | [\"a,b\"]",
                "targets | [\"Lower back\"]",
                "targets | [\"\"]",
                "targets | [\"a-\"]",
                "targets | [null]",
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
                "status | \"withdrawn\"",
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

    /** A reader that calls itself for each part of a word has no stack left for this one. */
    @ParameterizedTest
    @CsvSource({"family", "targets", "slug"})
    void aWordOfManyPartsIsRefusedLikeAnyOther(String field) {
        String hostile = "a" + "-a".repeat(30_000);
        ObjectNode exercise = JSON.valueToTree(Shipped.exercise("pelvic-tilt"));
        exercise.remove("slug");
        if (field.equals("family")) {
            exercise.put("family", hostile);
        } else if (field.equals("targets")) {
            exercise.putArray("targets").add(hostile);
        }
        assertThat(wrong(check(field.equals("slug") ? hostile : "pelvic-tilt", exercise)))
                .contains(field);
    }

    @Test
    void aSlugHasAsManyPartsAsItLikesWithinItsLength() {
        ObjectNode exercise = JSON.valueToTree(Shipped.exercise("pelvic-tilt"));
        exercise.putArray("targets").add("a" + "-b".repeat(29)).add("l5-s1");
        assertThat(check("pelvic-tilt", exercise).isEmpty()).isTrue();
        exercise.putArray("targets").add("a" + "-b".repeat(30));
        assertThat(wrong(check("pelvic-tilt", exercise))).containsExactly("targets");
    }

    /** Whoever takes a word away from the last that has it can put it back. */
    @Test
    void theWordsAreTheContractsWhateverIsPublished() throws Exception {
        Exercise only = Shipped.exercise("pelvic-tilt");
        ObjectNode draft = JSON.valueToTree(only);
        draft.put("category", "relaxation");
        draft.put("spinalDirection", "lateral");
        draft.put("startPosition", "kneeling");
        draft.putArray("equipment").add("kettlebell");
        draft.putArray("regressions");
        draft.putArray("progressions");
        Violations violations = new ExerciseCheck(Shipped.CONTENT.vocabulary(), Shipped.SOURCES, List.of(only))
                .violations("pelvic-tilt", JSON.treeToValue(draft, ExerciseDraft.class));
        assertThat(wrong(violations)).containsExactly("regressions");
    }

    @Test
    void whatIsWithdrawnMayBeCorrectedAndWhatIsNotIsWithdrawnElsewhere() throws Exception {
        Exercise withdrawn = Shipped.exercise("pelvic-tilt").with("withdrawn");
        List<Exercise> published = new ArrayList<>(Shipped.CONTENT.exercises());
        Violations first = check("pelvic-tilt", JSON.valueToTree(withdrawn));
        assertThatThrownBy(first::refuseIfAny).isInstanceOfSatisfying(ProblemException.class, it -> assertThat(
                        it.problem().violations())
                .singleElement()
                .satisfies(one -> assertThat(one.message()).contains("/withdrawal")));
        published.replaceAll(it -> it.slug().equals("pelvic-tilt") ? withdrawn : it);
        assertThat(new ExerciseCheck(Shipped.CONTENT.vocabulary(), Shipped.SOURCES, published)
                        .violations("pelvic-tilt", JSON.treeToValue(JSON.valueToTree(withdrawn), ExerciseDraft.class))
                        .isEmpty())
                .isTrue();
    }

    private static List<String> wrong(Violations violations) {
        try {
            violations.refuseIfAny();
            return List.of();
        } catch (ProblemException e) {
            return e.problem().violations().stream().map(Violation::field).toList();
        }
    }

    private static Violations check(String slug, JsonNode exercise) {
        try {
            return new ExerciseCheck(Shipped.CONTENT.vocabulary(), Shipped.SOURCES, Shipped.CONTENT.exercises())
                    .violations(slug, JSON.treeToValue(exercise, ExerciseDraft.class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
