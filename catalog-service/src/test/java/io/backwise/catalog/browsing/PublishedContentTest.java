package io.backwise.catalog.browsing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.backwise.catalog.catalogue.Catalogue;
import io.backwise.catalog.catalogue.CatalogueVersions;
import io.backwise.catalog.content.Shipped;
import io.backwise.catalog.exercise.Exercise;
import io.backwise.catalog.exercise.ExerciseWords;
import io.backwise.catalog.exercise.PublishedExercise;
import io.backwise.catalog.vocabulary.Condition;
import io.backwise.catalog.vocabulary.PublishedVocabulary;
import io.backwise.catalog.vocabulary.Trait;
import io.backwise.catalog.vocabulary.Vocabulary;
import io.backwise.kit.paging.Cursor;
import io.backwise.kit.paging.Limit;
import io.backwise.screening.Audience;
import io.backwise.testkit.Cases;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The bits say what a look at each exercise says. */
class PublishedContentTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Vocabulary WORDS = Shipped.CONTENT.vocabulary();
    private static final Catalogue CATALOGUE = new Catalogue(
            new CatalogueVersions(1, 7, 3),
            Shipped.CONTENT.exercises().reversed().stream()
                    .map(it -> new PublishedExercise(it, 2, ""))
                    .toList(),
            new PublishedVocabulary(WORDS, 3));
    private static final PublishedContent CONTENT = new PublishedContent(CATALOGUE, JSON);

    @Test
    void pagesHoldWhatPassesTheFilterOnceAndInOrder() {
        int[] listed = {0};
        long first = Cases.run(5_000, random -> {
            ExerciseFilter filter = filter(random);
            Optional<List<String>> found = one(random, 0.2, it -> some(random, slugs(), 0.5));
            List<String> expected = CATALOGUE.exercises().stream()
                    .map(PublishedExercise::exercise)
                    .filter(it -> passes(it, filter))
                    .map(Exercise::slug)
                    .filter(it -> found.isEmpty() || found.get().contains(it))
                    .sorted()
                    .toList();
            listed[0] += expected.size();
            assertThat(walk(filter, found, new Limit(random.nextInt(1, 101))))
                    .as(filter.toString())
                    .isEqualTo(expected);
        });
        assertThat(listed[0]).isGreaterThan(5_000);
        System.out.printf("filters agree with a look at each exercise, from seed %d%n", first);
    }

    @Test
    void aPageGoesOnAfterAnExerciseThatIsNotThere() throws IOException {
        ExerciseFilter all = new ExerciseFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertThat(slugs(CONTENT.page(all, Optional.empty(), "sit-uo", new Limit(1))))
                .containsExactly("sit-up");
        assertThat(slugs(CONTENT.page(all, Optional.empty(), "zzz", new Limit(1))))
                .isEmpty();
        assertThat(slugs(CONTENT.page(all, Optional.of(List.of("headstand")), "", new Limit(1))))
                .isEmpty();
    }

    @Test
    void theBytesAreThoseOfTheViews() throws IOException {
        for (PublishedExercise it : CATALOGUE.exercises()) {
            Rendered rendered = CONTENT.exercise(it.exercise().slug()).orElseThrow();
            assertThat(rendered.tag().getValue()).isEqualTo("e2-r3");
            assertThat(rendered.body()).isEqualTo(JSON.writeValueAsBytes(ExerciseView.of(it, WORDS)));
        }
        assertThat(JSON.readTree(CONTENT.words(Words.RULES).body()).path("items"))
                .hasSameSizeAs(WORDS.rules());
        assertThat(CONTENT.words(Words.RED_FLAGS).tag().getValue()).isEqualTo("r3");
        assertThat(CONTENT.tag().getValue()).isEqualTo("c7");
    }

    private static boolean passes(Exercise it, ExerciseFilter filter) {
        return filter.category().map(it.category()::equals).orElse(true)
                && filter.region().map(it.regions()::contains).orElse(true)
                && filter.position().map(it.startPosition()::equals).orElse(true)
                && filter.equipment()
                        .map(have -> have.containsAll(it.equipment()))
                        .orElse(true)
                && filter.maxDifficulty().map(most -> it.difficulty() <= most).orElse(true)
                && filter.trait().map(it.traits()::contains).orElse(true)
                && filter.suitableFor()
                        .map(conditions -> !CATALOGUE
                                .engine()
                                .screen(conditions, Audience.SELF)
                                .excludes(it.slug()))
                        .orElse(true);
    }

    private static List<String> walk(ExerciseFilter filter, Optional<List<String>> found, Limit limit) {
        try {
            List<String> walked = new ArrayList<>();
            String after = "";
            JsonNode page;
            do {
                page = JSON.readTree(CONTENT.page(filter, found, after, limit));
                page.path("items").forEach(it -> walked.add(it.path("slug").asText()));
                after = page.path("next").isNull()
                        ? ""
                        : Cursor.decode(page.path("next").asText());
            } while (!after.isEmpty());
            return walked;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> slugs(byte[] page) throws IOException {
        return JSON.readTree(page).path("items").findValuesAsText("slug");
    }

    private static List<String> slugs() {
        return Shipped.CONTENT.exercises().stream().map(Exercise::slug).toList();
    }

    private static ExerciseFilter filter(SplittableRandom random) {
        return new ExerciseFilter(
                one(random, 0.2, it -> any(it, CONTENT.words().categories())),
                one(random, 0.2, it -> any(it, CONTENT.words().regions())),
                one(random, 0.2, it -> any(it, CONTENT.words().positions())),
                one(random, 0.3, it -> new HashSet<>(some(it, ExerciseWords.EQUIPMENT, 0.4))),
                one(random, 0.3, it -> it.nextInt(1, 6)),
                one(
                        random,
                        0.2,
                        it -> any(it, WORDS.traits().stream().map(Trait::slug).toList())),
                one(
                        random,
                        0.3,
                        it -> new HashSet<>(some(
                                it,
                                WORDS.conditions().stream().map(Condition::slug).toList(),
                                0.05))),
                Optional.empty());
    }

    private static <T> Optional<T> one(
            SplittableRandom random, double often, java.util.function.Function<SplittableRandom, T> value) {
        return random.nextDouble() < often ? Optional.of(value.apply(random)) : Optional.empty();
    }

    private static String any(SplittableRandom random, Collection<String> words) {
        return List.copyOf(words).get(random.nextInt(words.size()));
    }

    private static List<String> some(SplittableRandom random, Collection<String> words, double often) {
        return words.stream().filter(it -> random.nextDouble() < often).collect(Collectors.toList());
    }
}
