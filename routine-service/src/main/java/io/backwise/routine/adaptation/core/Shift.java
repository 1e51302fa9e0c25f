package io.backwise.routine.adaptation.core;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where symptoms went during a session (May 2018). */
public enum Shift {
    NONE,

    /** Back towards the middle: a good sign. */
    CENTRALISED,

    /** Further down the leg: a bad sign for the direction of the movement. */
    PERIPHERALISED;

    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for a slug of none. */
    public static Optional<Shift> ofSlug(String slug) {
        return Arrays.stream(values()).filter(it -> it.slug().equals(slug)).findFirst();
    }
}
