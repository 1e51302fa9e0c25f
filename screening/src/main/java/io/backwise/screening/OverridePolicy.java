package io.backwise.screening;

import java.util.Optional;

/** Who may overrule an absolute rule; the strictest first. */
public enum OverridePolicy {
    /** Nobody. */
    NONE,
    /** A clinician who records a reason. */
    CLINICIAN_WITH_REASON,
    /** A clinician. */
    CLINICIAN,
    /** The patient, who has read the caution. */
    PATIENT_WITH_CAUTION;

    private final String slug = Slug.of(this);

    /** As written in content and answers. */
    public String slug() {
        return slug;
    }

    /** The constant of this slug; empty for an unknown one. */
    public static Optional<OverridePolicy> ofSlug(String slug) {
        return Slug.find(values(), slug);
    }
}
