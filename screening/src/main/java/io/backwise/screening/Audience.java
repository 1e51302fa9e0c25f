package io.backwise.screening;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who composes. */
public enum Audience {
    /** The patient, alone. */
    SELF,
    /** A clinician for the patient. */
    CLINICIAN;

    /** As written in content and answers. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant of this slug; empty for an unknown one. */
    public static Optional<Audience> ofSlug(String slug) {
        return Arrays.stream(values()).filter(it -> it.slug().equals(slug)).findFirst();
    }
}
