package io.backwise.screening;

import java.util.Optional;

/** How strongly a rule speaks. */
public enum Severity {
    /** Never composed, unless overruled on record. */
    ABSOLUTE,
    /** Composed, with the reason as a caution. */
    RELATIVE;

    private final String slug = Slug.of(this);

    /** As written in content and answers. */
    public String slug() {
        return slug;
    }

    /** The constant of this slug; empty for an unknown one. */
    public static Optional<Severity> ofSlug(String slug) {
        return Slug.find(values(), slug);
    }
}
