package io.backwise.routine.plan.core;

import java.util.Locale;

/** Kinds of exercise, in the order in which a session plays them. */
public enum Category {
    RELAXATION,
    AEROBIC,
    MOBILITY,
    STABILITY,
    STRENGTH,
    STRETCH;

    private final String slug = name().toLowerCase(Locale.ROOT);

    public String slug() {
        return slug;
    }

    /**
     * @throws IllegalArgumentException for an unknown category
     */
    public static Category ofSlug(String slug) {
        for (Category category : values()) {
            if (category.slug.equals(slug)) {
                return category;
            }
        }
        throw new IllegalArgumentException("unknown category " + slug);
    }
}
