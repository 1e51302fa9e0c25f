package io.backwise.routine.plan.core;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a person wants, and which kinds of exercise a session for it needs (clinical model, section 2). */
public enum Goal {
    PAIN_RELIEF(EnumSet.of(Category.MOBILITY), EnumSet.of(Category.STRETCH, Category.RELAXATION)),
    MOBILITY(EnumSet.of(Category.MOBILITY), EnumSet.of(Category.STRETCH)),
    STRENGTH(EnumSet.of(Category.STABILITY), EnumSet.of(Category.STRENGTH)),
    FUNCTION(EnumSet.of(Category.MOBILITY), EnumSet.of(Category.STABILITY));

    private final List<Set<Category>> needs;
    private final Set<Category> served;
    private final String slug = name().toLowerCase(Locale.ROOT).replace('_', '-');

    Goal(Set<Category> first, Set<Category> second) {
        needs = List.of(first, second);
        served = EnumSet.copyOf(first);
        served.addAll(second);
    }

    /** Each member is a need; one exercise of any of its categories meets it. */
    public List<Set<Category>> needs() {
        return needs;
    }

    /** Whether an exercise of this category serves the goal. */
    public boolean isServedBy(Category category) {
        return served.contains(category);
    }

    public String slug() {
        return slug;
    }

    /** The goal of this slug; empty for an unknown one. */
    public static Optional<Goal> ofSlug(String slug) {
        return Arrays.stream(values()).filter(it -> it.slug().equals(slug)).findFirst();
    }
}
