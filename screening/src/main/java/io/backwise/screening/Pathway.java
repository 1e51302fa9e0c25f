package io.backwise.screening;

import java.util.Optional;

/** What a red flag calls for; the most urgent first. */
public enum Pathway {
    /** Emergency care at once. */
    EMERGENCY_NOW,
    /** Medical contact within a day. */
    URGENT_24H,
    /** A clinician's review before any plan. */
    REVIEW_BEFORE_PLAN;

    private final String slug = Slug.of(this);

    /** Whether only what came of a medical contact clears it; a clinician's review is not enough. */
    public boolean needsMedicalContact() {
        return this != REVIEW_BEFORE_PLAN;
    }

    /** As written in content and answers. */
    public String slug() {
        return slug;
    }

    /** The constant of this slug; empty for an unknown one. */
    public static Optional<Pathway> ofSlug(String slug) {
        return Slug.find(values(), slug);
    }
}
