package io.backwise.catalog.content;

import org.jspecify.annotations.Nullable;

/** Something published that a rule, a dose or a sentence rests on. */
public record Source(
        String id,
        String title,
        @Nullable String address,
        @Nullable String status) {}
