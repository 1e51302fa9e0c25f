package io.backwise.kit.identity;

import java.util.Locale;
import java.util.Optional;

/** What a caller may be, as the token's {@code groups} say. */
public enum Role {
    PATIENT,
    CLINICIAN,
    EDITOR,
    ADMIN;

    /** The name in tokens and annotations. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Role> ofSlug(String slug) {
        for (Role role : values()) {
            if (role.slug().equals(slug)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
