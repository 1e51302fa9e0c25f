package io.backwise.screening;

import java.util.Optional;

/** What the catalogue says of an exercise for everybody. */
public enum ExerciseStatus {
    /** May be composed. */
    STANDARD,
    /** Never composed automatically; a safer stand-in exists. */
    AVOID_BY_DEFAULT,
    /** Composed by a clinician only. */
    CLINICIAN_ONLY,
    /** Never composed. */
    WITHDRAWN;

    private final String slug = Slug.of(this);

    /** As written in content and answers. */
    public String slug() {
        return slug;
    }

    /** The constant of this slug; empty for an unknown one. */
    public static Optional<ExerciseStatus> ofSlug(String slug) {
        return Slug.find(values(), slug);
    }
}
