package io.backwise.catalog.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.backwise.catalog.exercise.Dose;
import io.backwise.catalog.exercise.Exercise;
import io.backwise.catalog.exercise.ExerciseWords;
import io.backwise.catalog.vocabulary.Condition;
import io.backwise.catalog.vocabulary.RedFlag;
import io.backwise.catalog.vocabulary.Rule;
import io.backwise.catalog.vocabulary.Trait;
import io.backwise.catalog.vocabulary.Vocabulary;
import io.backwise.testkit.Contracts;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What must hold of the shipped content before it may be built into a release. */
class ContentFilesTest {
    private static final ShippedContent CONTENT = Shipped.CONTENT;
    private static final Vocabulary WORDS = CONTENT.vocabulary();
    private static final Map<String, Exercise> BY_SLUG =
            CONTENT.exercises().stream().collect(Collectors.toMap(Exercise::slug, Function.identity()));
    private static final Set<String> SOURCES = Shipped.SOURCES;

    @Test
    void isComplete() {
        assertThat(BY_SLUG).hasSize(61);
        assertThat(WORDS.conditions()).hasSize(50);
        assertThat(WORDS.traits()).hasSize(56);
        assertThat(WORDS.rules()).hasSize(467);
        assertThat(WORDS.redFlags()).hasSize(37);
        assertThat(WORDS.pathways()).containsOnlyKeys("emergency-now", "urgent-24h", "review-before-plan");
    }

    @Test
    void everyReferenceResolves() {
        Set<String> conditions = names(WORDS.conditions(), Condition::slug);
        Set<String> traits = names(WORDS.traits(), Trait::slug);
        assertThat(CONTENT.exercises()).allSatisfy(it -> {
            assertThat(BY_SLUG.keySet()).containsAll(it.progressions()).containsAll(it.regressions());
            assertThat(traits).containsAll(it.traits());
            assertThat(SOURCES).containsAll(it.evidence().sources());
        });
        assertThat(WORDS.rules()).allSatisfy(it -> {
            assertThat(conditions).contains(it.condition());
            assertThat(conditions).containsAll(orNone(it.whenAlso()));
            assertThat(traits).contains(it.trait());
            assertThat(SOURCES).contains(it.source());
        });
        assertThat(WORDS.redFlags()).allSatisfy(it -> {
            assertThat(conditions).containsAll(it.unlessCondition());
            assertThat(WORDS.pathways()).containsKey(it.pathway());
            assertThat(SOURCES).containsAll(it.sources());
        });
        assertThat(WORDS.conditions())
                .allSatisfy(it -> assertThat(conditions).containsAll(orNone(it.mutuallyExclusiveWith())));
    }

    /** What an editor may write is what is shipped, and what readers of the events are told to expect. */
    @Test
    void theWordsForExercisesAreThoseOfTheContent() throws IOException {
        assertThat(words(it -> Stream.of(it.category()))).isEqualTo(ExerciseWords.CATEGORIES);
        assertThat(words(it -> Stream.of(it.spinalDirection()))).isEqualTo(ExerciseWords.SPINAL_DIRECTIONS);
        assertThat(words(it -> Stream.of(it.startPosition()))).isEqualTo(ExerciseWords.START_POSITIONS);
        assertThat(words(it -> it.equipment().stream())).isEqualTo(ExerciseWords.EQUIPMENT);
        assertThat(ExerciseWords.STATUSES).containsAll(words(it -> Stream.of(it.status())));
        JsonNode event = new ObjectMapper()
                .readTree(Files.readString(Contracts.path("events", "exercise-changed", "v1.schema.json")))
                .path("properties");
        Map.of(
                        "category", ExerciseWords.CATEGORIES,
                        "spinalDirection", ExerciseWords.SPINAL_DIRECTIONS,
                        "startPosition", ExerciseWords.START_POSITIONS,
                        "status", ExerciseWords.STATUSES)
                .forEach((field, words) -> assertThat(event.path(field).path("enum"))
                        .as(field)
                        .extracting(JsonNode::asText)
                        .containsExactlyInAnyOrderElementsOf(words));
    }

    private static Set<String> words(Function<Exercise, Stream<String>> of) {
        return CONTENT.exercises().stream().flatMap(of).collect(Collectors.toSet());
    }

    @Test
    void namesAreUnique() {
        assertThat(WORDS.rules()).extracting(Rule::id).doesNotHaveDuplicates();
        assertThat(WORDS.redFlags()).extracting(RedFlag::id).doesNotHaveDuplicates();
        assertThat(WORDS.conditions()).extracting(Condition::slug).doesNotHaveDuplicates();
        assertThat(WORDS.traits()).extracting(Trait::slug).doesNotHaveDuplicates();
        assertThat(CONTENT.exercises()).extracting(Exercise::name).doesNotHaveDuplicates();
    }

    @Test
    void dosesAreRangesThatAPersonCanDo() {
        assertThat(CONTENT.exercises()).allSatisfy(it -> {
            Dose dose = it.dose();
            range(dose.sets(), 1, 5);
            range(dose.reps(), 1, 30);
            range(dose.holdSeconds(), 1, 120);
            range(dose.minutes(), 1, 60);
            range(dose.daysPerWeek(), 1, 7);
            range(dose.timesPerDay(), 1, 6);
            assertThat(dose.reps() != null ^ dose.minutes() != null)
                    .as("%s is dosed in repetitions or in minutes", it.slug())
                    .isTrue();
        });
    }

    @Test
    void aPatientCanFollowEverySentence() {
        assertThat(CONTENT.exercises()).allSatisfy(it -> {
            assertThat(it.steps()).as(it.slug()).hasSizeBetween(4, 6).doesNotHaveDuplicates();
            assertThat(it.steps())
                    .allSatisfy(step -> assertThat(step).hasSizeBetween(15, 200).matches("\\p{Lu}.*\\."));
        });
    }

    @Test
    void everyExerciseHasAFamilyAndSomewhereElseToGo() {
        assertThat(CONTENT.exercises()).allSatisfy(it -> {
            assertThat(it.family()).matches("[a-z0-9]+(-[a-z0-9]+)*");
            assertThat(neighbours(it)).as("neighbours of %s", it.slug()).isNotEmpty();
        });
    }

    @Test
    void whatNobodyShouldDoByDefaultHasASafeStandIn() {
        assertThat(CONTENT.exercises())
                .filteredOn(it -> !it.status().equals("standard"))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.regressions())
                        .as("stand-ins of %s", it.slug())
                        .anyMatch(other -> BY_SLUG.get(other).status().equals("standard")));
    }

    @Test
    void laddersLeadUpwards() {
        assertThat(CONTENT.exercises()).allSatisfy(it -> assertThat(it.progressions())
                .as("progressions of %s", it.slug())
                .noneMatch(it.regressions()::contains)
                .noneMatch(it.slug()::equals));
    }

    @Test
    void evidenceIsGradedByTheStatedRule() {
        assertThat(CONTENT.exercises()).allSatisfy(it -> {
            long published = it.evidence().sources().stream()
                    .filter(source -> !source.equals("seed") && !source.equals("general-knowledge"))
                    .count();
            boolean doseFound = "found".equals(it.evidence().doseBasis());
            int grade = doseFound ? published >= 2 ? 3 : 2 : published >= 1 ? 1 : 0;
            assertThat(it.evidence().grade()).as(it.slug()).isEqualTo(grade);
        });
    }

    @Test
    void theStartingArticlesFiguresStand() {
        assertThat(BY_SLUG.get("pelvic-tilt").seedDose().reps()).isEqualTo(List.of(10, 10));
        assertThat(BY_SLUG.get("leg-lift-single").seedDose().reps()).isEqualTo(List.of(10, 15));
        assertThat(BY_SLUG.get("piriformis-stretch-seated").seedDose().holdSeconds())
                .isEqualTo(List.of(5, 30));
        assertThat(BY_SLUG.get("hamstring-stretch-supine").seedDose().holdSeconds())
                .isEqualTo(List.of(3, 5));
        assertThat(BY_SLUG.get("childs-pose").seedDose().note()).contains("pillow");
        assertThat(BY_SLUG.get("sit-up").status()).isEqualTo("avoid-by-default");
        assertThat(BY_SLUG.get("double-leg-raise").status()).isEqualTo("avoid-by-default");
    }

    @Test
    void onlyCodesThatNeedNoLicenceAreShipped() {
        assertThat(WORDS.conditions()).flatExtracting(Condition::codes).allSatisfy(code -> assertThat(code.system())
                .contains("icd-10"));
    }

    private static Set<String> neighbours(Exercise exercise) {
        Stream<String> family = CONTENT.exercises().stream()
                .filter(it -> it.family().equals(exercise.family()) && !it.equals(exercise))
                .map(Exercise::slug);
        return Stream.of(exercise.regressions().stream(), exercise.progressions().stream(), family)
                .flatMap(Function.identity())
                .collect(Collectors.toSet());
    }

    private static void range(List<Integer> range, int least, int most) {
        if (range != null) {
            assertThat(range).hasSize(2).isSorted().allMatch(it -> it >= least && it <= most);
        }
    }

    private static List<String> orNone(List<String> names) {
        return names == null ? List.of() : names;
    }

    private static <T> Set<String> names(List<T> all, Function<T, String> name) {
        return all.stream().map(name).collect(Collectors.toUnmodifiableSet());
    }
}
