package io.backwise.screening;

import java.util.Arrays;
import java.util.Locale;
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

    /** As written in content and answers. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant of this slug; empty for an unknown one. */
    public static Optional<OverridePolicy> ofSlug(String slug) {
        return Arrays.stream(values()).filter(it -> it.slug().equals(slug)).findFirst();
    }
}
