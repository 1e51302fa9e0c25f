package io.backwise.routine.alert;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What calls for a clinician. */
public enum AlertKind {
    /** The patient told of a sign that needs medical contact. */
    RED_FLAG,
    /** Two of the last three sessions were red. */
    REPEATED_RED;

    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException for a slug of none */
    @JsonCreator
    static AlertKind ofSlug(String slug) {
        return Arrays.stream(values())
                .filter(it -> it.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of alert: " + slug));
    }
}
