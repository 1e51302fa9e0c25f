package io.backwise.catalog.content;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.backwise.catalog.exercise.Exercise;
import java.util.Set;
import java.util.stream.Collectors;

/** The shipped content, read without a database. */
public final class Shipped {
    private static final ContentFiles FILES =
            new ContentFiles(new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES));

    public static final ShippedContent CONTENT = FILES.read();
    public static final Set<String> SOURCES =
            FILES.sources().stream().map(Source::id).collect(Collectors.toUnmodifiableSet());

    private Shipped() {}

    public static Exercise exercise(String slug) {
        return CONTENT.exercises().stream()
                .filter(it -> it.slug().equals(slug))
                .findFirst()
                .orElseThrow();
    }
}
