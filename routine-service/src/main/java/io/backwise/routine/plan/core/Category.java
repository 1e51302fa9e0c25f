package io.backwise.routine.plan.core;

import java.util.Arrays;
import java.util.Locale;

/** Kinds of exercise, in the order in which a session plays them. */
public enum Category {
    RELAXATION,
    AEROBIC,
    MOBILITY,
    STABILITY,
    STRENGTH,
    STRETCH;

    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException for an unknown category
     */
    public static Category ofSlug(String slug) {
        return Arrays.stream(values())
                .filter(it -> it.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown category " + slug));
    }
}
