package io.backwise.routine.alert;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether a clinician has seen to an alert. */
public enum AlertState {
    OPEN,
    ACKNOWLEDGED;

    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<AlertState> find(String slug) {
        return Arrays.stream(values()).filter(it -> it.slug().equals(slug)).findFirst();
    }

    /** @throws IllegalArgumentException for a slug of none */
    @JsonCreator
    static AlertState ofSlug(String slug) {
        return find(slug).orElseThrow(() -> new IllegalArgumentException("no state of an alert: " + slug));
    }
}
