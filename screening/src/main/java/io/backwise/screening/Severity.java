package io.backwise.screening;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How strongly a rule speaks. */
public enum Severity {
    /** Never composed, unless overruled on record. */
    ABSOLUTE,
    /** Composed, with the reason as a caution. */
    RELATIVE;

    /** As written in content and answers. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant of this slug; empty for an unknown one. */
    public static Optional<Severity> ofSlug(String slug) {
        return Arrays.stream(values()).filter(it -> it.slug().equals(slug)).findFirst();
    }
}
