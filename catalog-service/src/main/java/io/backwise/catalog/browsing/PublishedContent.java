package io.backwise.catalog.browsing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.backwise.catalog.catalogue.Catalogue;
import io.backwise.catalog.exercise.ExerciseSummary;
import io.backwise.catalog.exercise.PublishedExercise;
import io.backwise.catalog.vocabulary.Vocabulary;
import io.backwise.kit.paging.Cursor;
import io.backwise.kit.paging.Limit;
import jakarta.ws.rs.core.EntityTag;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One catalogue in the bytes that its readers are sent, made once when it is published. Immutable. */
final class PublishedContent {
    private final Catalogue catalogue;
    private final ExerciseIndex index;
    private final KnownWords words;
    private final List<byte[]> summaries = new ArrayList<>();
    private final Map<String, Rendered> exercises = new HashMap<>();
    private final List<Rendered> vocabulary;

    /** @param mapper with which every other answer is written */
    PublishedContent(Catalogue catalogue, ObjectMapper mapper) {
        this.catalogue = catalogue;
        index = new ExerciseIndex(catalogue);
        words = KnownWords.of(index, catalogue.vocabulary().vocabulary());
        Vocabulary published = catalogue.vocabulary().vocabulary();
        long rulesVersion = catalogue.versions().rulesVersion();
        for (int i = 0; i < index.size(); i++) {
            PublishedExercise it = catalogue.exercise(index.slug(i)).orElseThrow();
            summaries.add(bytes(mapper, ExerciseSummary.of(it)));
            exercises.put(
                    index.slug(i),
                    new Rendered(new EntityTag(it.tag(rulesVersion)), bytes(mapper, ExerciseView.of(it, published))));
        }
        EntityTag rulesTag = new EntityTag(catalogue.vocabulary().tag());
        vocabulary = Arrays.stream(Words.values())
                .map(kind -> bytes(mapper, new WordsView(kind.of(published), null, rulesVersion)))
                .map(body -> new Rendered(rulesTag, body))
                .toList();
    }

    private static byte[] bytes(ObjectMapper mapper, Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    Catalogue catalogue() {
        return catalogue;
    }

    /** What a query may ask for. */
    KnownWords words() {
        return words;
    }

    /** The exercise of this name, whatever its status. */
    Optional<Rendered> exercise(String slug) {
        return Optional.ofNullable(exercises.get(slug));
    }

    Rendered words(Words kind) {
        return vocabulary.get(kind.ordinal());
    }

    /** The tag of every list. */
    EntityTag tag() {
        return new EntityTag("c" + catalogue.versions().catalogVersion());
    }

    /**
     * A page of the exercises that pass the filter, by slug.
     *
     * @param found the slugs in whose text the words of the filter were found; empty when none are searched for
     * @param after the slug after which the page begins; empty for the first page
     */
    byte[] page(ExerciseFilter filter, Optional<List<String>> found, String after, Limit limit) {
        BitSet passing = index.matching(filter);
        found.ifPresent(it -> passing.and(index.numbers(it)));
        List<Integer> page = new ArrayList<>(limit.value());
        int next = passing.nextSetBit(index.after(after));
        while (next >= 0 && page.size() < limit.value()) {
            page.add(next);
            next = passing.nextSetBit(next + 1);
        }
        return bytes(page, next < 0 ? null : Cursor.encode(index.slug(page.getLast())));
    }

    private byte[] bytes(List<Integer> page, @Nullable String next) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("{\"items\":[".getBytes(StandardCharsets.UTF_8));
        String between = "";
        for (int number : page) {
            body.writeBytes(between.getBytes(StandardCharsets.UTF_8));
            body.writeBytes(summaries.get(number));
            between = ",";
        }
        String end = next == null ? "null" : '"' + next + '"';
        body.writeBytes(("],\"next\":" + end + "}").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }
}
